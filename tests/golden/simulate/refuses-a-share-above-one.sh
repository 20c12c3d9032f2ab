acta simulate -o nation --stations 10 --lost-sheets '120 %'
