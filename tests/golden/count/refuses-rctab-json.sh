printf '{\n  "rules": nothing\n}\n' > config.json
acta count --rctab config.json
