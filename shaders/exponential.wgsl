// Exponential draws of mean 1: waiting times.
fn exponential(word: u32) -> f32 { return -m_log(unit(word)); }

// The same with a second word for the near end. For starts, where exponential averages look.
fn exponential_fine(high: u32, low: u32) -> f32 { return -m_log(unit_fine(high, low)); }
