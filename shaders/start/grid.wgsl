// Equilibrium start by independence Metropolis: cells drawn from an alias table (Walker 1977) whose piecewise-constant density q
// follows the Boltzmann density p, corrected by acceptance min(1, p(x′)q(x)/(p(x)q(x′))). Converges as (1 − 1/max(p/q))ⁿ.
// A table row: threshold, alias, ln q of the cell, ln q of its alias. `Point`, `propose` and `reduced_energy` are emitted.

struct Draw { at: Point, log_weight: f32, chance: u32 }

fn draw(who: Trajectory, round: u32) -> Draw {
  let r = random_words(who, round * START_BLOCKS, p.purpose + 1u);
  let cell = r.x & (START_CELLS - 1u);
  let keep = unit(r.y) <= table[4u * cell];
  let drawn = select(u32(table[4u * cell + 1u]), cell, keep);
  let at = propose(who, round, drawn, r);
  return Draw(at, -reduced_energy(at) - select(table[4u * cell + 3u], table[4u * cell + 2u], keep), r.w);
}

struct Start { at: Point, accepted: f32 }

fn start_point(who: Trajectory) -> Start {
  var now = draw(who, 0u);
  var accepted = 0.0;
  let rounds = u32(p.start_rounds);
  for (var i = 1u; i < rounds; i++) {
    let next = draw(who, i);
    let accept = m_log(unit(next.chance)) <= next.log_weight - now.log_weight;
    accepted += select(0.0, 1.0, accept);
    if (accept) { now = next; }
  }
  return Start(now.at, accepted);
}
