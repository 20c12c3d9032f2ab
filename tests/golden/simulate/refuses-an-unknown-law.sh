acta simulate --law none/none -o nation
