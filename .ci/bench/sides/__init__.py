"""What the benches share: who is measured, how, and how the figures are kept."""
