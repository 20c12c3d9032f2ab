# One digit of the file changed after its hash was taken.
sed -i 's/North,1,300/North,1,301/' town/sheets.csv
acta check town
