# What changes when a number of the record does: the result, a Finding that fails now, and the source.
sed -i '/sha256/d' town/election.toml
acta report town -o old.html > /dev/null
acta report --diff old.json old.json
sed -i 's/,200,110,60,30/,201,111,60,30/' town/sheets.csv
acta report town -o new.html > /dev/null
acta report --diff old.json new.json
echo '{}' > other.json
acta report --diff old.json other.json
acta report --diff old.json nowhere.json
acta report
