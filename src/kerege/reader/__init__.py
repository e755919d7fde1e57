"""From text to candidate claims: language packs, layers of spans, frames, back ends behind one protocol."""
