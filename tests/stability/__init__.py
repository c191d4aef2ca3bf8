"""Long runs: that nothing is lost, left open or grows."""
