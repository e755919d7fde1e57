"""Who is named: states, bodies, firms, people, assets."""
