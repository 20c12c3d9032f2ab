# A law of one's own whose other reading passes over ranks with several marks: 5 of Ames, 4 of Cole, and 3 that mark Ames and Burr
# first, then Cole. They end there, and Ames has 5 of 9; or they are Cole's, who has 7 of 12.
cat > own.toml <<'LAW'
format = "acta-law"
version = 2
name = "Village rules"

[ranked]
mode = "single_winner"
overvote = "exhaust"

[[reading]]
id = "next"
name = "a rank with several marks is passed over"
set = { "ranked.overvote" = "skip" }
LAW
printf '%s\n' '3 1' '5 1 0' '4 3 0' '3 1=2 3 0' 0 '"Ames"' '"Burr"' '"Cole"' '"Village"' >village.blt
acta count village.blt --law own.toml | sed -n '/Findings/,$p'
acta count village.blt --law own.toml --json | grep -o '"summary":{[^}]*}'
