// An event of jump processes at rates that stay between events: exact event times (Gillespie, J. Phys. Chem. 81, 2340 (1977)). Each random block serves two events,
// or one that draws numbers of its own; `block` counts the rounds of each trajectory, so its events depend on nothing but its own number.
// What would fall behind the stop, or behind a time at which the model itself changes, is drawn anew from there: waiting times have no
// memory. Emitted: `State`, `load`, `store`, `start`, `Walk` (what is recorded, `s`, and whatever the model carries along, such as the rates
// there), `depart` (a walk from what was recorded), `exit_rate`, `faulty` (a rate is negative or not finite), `fire` (one jump), `block_events` (the events of one
// round), `next_time` and `on_time` (the next time-triggered change after s.t, and its effect).

fn event(w: Walk, who: Trajectory, words: vec4<u32>) -> Walk {
  let s = w.s;
  let open = s.reached != p.stop;
  let fault = faulty(w);
  let rate = exit_rate(w);
  let t = add_to(s.t, exponential(words.x) / max(rate, 1e-30));
  let limit = min(p.stop, next_time(s));
  let happens = open & !fault & ((t.hi - limit) + t.lo < 0.0);
  let waits = open & !fault & !happens;
  var next = w;
  if (happens) {
    next = fire(w, unit(words.y) * rate, who, words);
    next.s.t = t;
    next.s.jumps = s.jumps + 1.0;
  }
  if (waits) {
    next = on_time(w, limit);
    next.s.t = Sum(limit, 0.0);
  }
  let ends = (next.s.jumps >= p.cap) | fault | (waits & (limit == p.stop));
  if (open & ends) {
    next.s.reached = p.stop;
    next.s.fault = select(s.fault, 1.0, fault);
  }
  return next;
}
