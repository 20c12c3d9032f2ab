cd flows
acta flows first second --level 2
acta flows first second --after-contest d
acta flows first
sed -i 's/^\([A-Z]\),1,/other-\1,1,/' second/s.csv
acta flows first second
