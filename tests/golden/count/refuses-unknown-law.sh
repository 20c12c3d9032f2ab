sed -i 's|generic/majority-runoff|generic/lottery|' town/election.toml
acta count town
