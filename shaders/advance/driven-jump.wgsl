// An event of jump processes whose rates depend on controls: exact event times by thinning (P. A. W. Lewis, G. S. Shedler, Nav. Res.
// Logist. Q. 26, 403 (1979)). The run is cut into segments, each a row of the table: when it begins, 1/length, then the
// model's own numbers. `ceiling` is above the exit rate of the present state throughout a segment; a candidate drawn at that rate comes to
// be with probability exit rate/ceiling. What would fall behind the segment, the stop or a time at which the model itself changes is drawn anew from there: waiting
// times have no memory. An exit rate above the ceiling stops the run. Random blocks serve as in jump.wgsl. Emitted: `State`, `load`, `store`, `start`,
// `row_of`, `Control` and `control_at` (what rates depend on at the fraction x of a segment), `ceiling`, `unusable` (a rate that a
// ceiling is made of is negative or not finite), `exit_rate`, `faulty`, `fire`, `block_events`, `next_time` and `on_time`.

// The parabola of three coefficients.
fn parabola(at: u32, x: f32) -> f32 { return table[at] + x * (table[at + 1u] + x * table[at + 2u]); }

struct Walk { s: State }

fn depart(s: State) -> Walk { return Walk(s); }

fn event(w: Walk, who: Trajectory, words: vec4<u32>) -> Walk {
  let s = w.s;
  let open = s.reached != p.stop;
  let row = row_of(s.segment);
  let border = table[row_of(s.segment + 1.0)];
  let most = ceiling(w, row);
  let t = add_to(s.t, exponential(words.x) / max(most, 1e-30));
  let stop = min(p.stop, next_time(s));
  let leaves = border < stop;
  let limit = min(border, stop);
  let candidate = (t.hi - limit) + t.lo < 0.0;
  let x = ((t.hi - table[row]) + t.lo) * table[row + 1u];
  let h = control_at(row, clamp(x, 0.0, 1.0));
  let rate = exit_rate(w, h);
  let u = unit(words.y) * most;
  let bad = unusable(w, row) | (candidate & faulty(w, h));
  let fault = open & (bad | (candidate & (rate > most)));
  let waits = open & !fault & !candidate;
  var next = w;
  if (open & !fault & candidate & (u <= rate)) {
    next = fire(w, u, h, who, words);
    next.s.jumps = s.jumps + 1.0;
  }
  if (waits & !leaves) {
    next = on_time(w, stop);
  }
  if (waits) {
    next.s.t = Sum(limit, 0.0);
    next.s.segment = s.segment + select(0.0, 1.0, leaves);
  }
  if (open & candidate) {
    next.s.t = t;
  }
  let ends = (next.s.jumps >= p.cap) | fault | (waits & !leaves & (stop == p.stop));
  if (open & ends) {
    next.s.reached = p.stop;
    next.s.fault = select(s.fault, select(2.0, 1.0, bad), fault);
  }
  return next;
}
