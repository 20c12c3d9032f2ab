acta simulate --seed -1 -o nation
