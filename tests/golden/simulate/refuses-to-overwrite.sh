acta simulate -o nation --stations 10 --seed 1 > /dev/null
acta simulate -o nation --stations 10 --seed 2
