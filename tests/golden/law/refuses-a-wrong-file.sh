sed -i 's/seats = 8/seats = 0/' council/eight.toml
acta law check council/eight.toml
