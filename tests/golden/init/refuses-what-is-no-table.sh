head -c 4096 /dev/zero | tr '\0' '\001' > rubbish.csv
acta init rubbish.csv
