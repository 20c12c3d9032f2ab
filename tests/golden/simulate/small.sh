acta simulate -o nation --stations 40 --options 3 --seed 7
ls nation
acta check nation | head -3
