#!/usr/bin/env Rscript
# bench/eforensics.R ACTA [STATIONS]: the mixture "qbl" of eforensics, written down for JAGS from its published formulas, beside
# `acta forensics --mixture`, on stations drawn from the model itself. Needs r-cran-rjags and r-cran-jsonlite.
# Prints both posteriors of the parameters, and how often both name the same class. doc/methods/forensics.md has the table.
library(rjags)
arguments <- commandArgs(TRUE)
acta <- arguments[1]
n <- if (length(arguments) > 1) as.integer(arguments[2]) else 300L
set.seed(7)
k <- 0.7
draw <- function(mean, sd) plogis(rnorm(n, mean, sd))
class <- sample(1:3, n, TRUE, c(0.85, 0.10, 0.05))
tau <- draw(0.3, 0.25); nu <- draw(-0.4, 0.25)
x <- draw(0, 0.4); y <- draw(0, 0.4)
m <- ifelse(class == 1, 0, ifelse(class == 2, k * x, k + (1 - k) * x))
s <- ifelse(class == 1, 0, ifelse(class == 2, k * y, k + (1 - k) * y))
N <- sample(500:1500, n, TRUE)
a <- rbinom(n, N, (1 - tau) * (1 - m))
share <- function(a, m, s, nu) pmin(1 - 1e-6, pmax(1e-6, nu * (1 - s) * (1 - m - a) / (1 - m) + a * (m - s) / (1 - m) + s))
w <- pmin(N - a, rbinom(n, N, share(a / N, m, s, nu)))

model <- "model {
  aux1 ~ dunif(0, 1); aux2 ~ dunif(0, aux1); aux3 ~ dunif(0, aux1)
  pi[1] <- aux1 / (aux1 + aux2 + aux3); pi[2] <- aux2 / (aux1 + aux2 + aux3); pi[3] <- aux3 / (aux1 + aux2 + aux3)
  for (p in 1:6) { mean[p] ~ dnorm(0, 1); variance[p] ~ dexp(5) }
  for (i in 1:n) {
    class[i] ~ dcat(pi)
    for (p in 1:6) { logit[i, p] ~ dnorm(mean[p], 1 / variance[p]) }
    tau[i] <- ilogit(logit[i, 1]); nu[i] <- ilogit(logit[i, 2])
    m[i] <- equals(class[i], 2) * k * ilogit(logit[i, 3]) + equals(class[i], 3) * (k + (1 - k) * ilogit(logit[i, 5]))
    s[i] <- equals(class[i], 2) * k * ilogit(logit[i, 4]) + equals(class[i], 3) * (k + (1 - k) * ilogit(logit[i, 6]))
    a[i] ~ dbin((1 - tau[i]) * (1 - m[i]), N[i])
    away[i] <- a[i] / N[i]
    raw[i] <- nu[i] * (1 - s[i]) * (1 - m[i] - away[i]) / (1 - m[i]) + away[i] * (m[i] - s[i]) / (1 - m[i]) + s[i]
    w[i] ~ dbin(min(1 - 1.0E-6, max(1.0E-6, raw[i])), N[i])
  }
}"
started <- proc.time()[3]
# Chains that start with every station unchanged: from a random class most would be impossible.
start <- function(seed) list(class = rep(1, n), .RNG.name = "base::Wichmann-Hill", .RNG.seed = seed)
jags <- jags.model(textConnection(model), list(n = n, k = k, N = N, a = a, w = w), lapply(1:2, start), 2, 2000, quiet = TRUE)
got <- coda.samples(jags, c("pi", "mean", "variance", "class"), 4000)
jags_seconds <- proc.time()[3] - started
all <- as.matrix(got)

folder <- tempfile(); dir.create(folder)
write.csv(data.frame(Station = seq_len(n), Electors = N, Ballots = N - a, Leader = w, Others = N - a - w),
          file.path(folder, "sheets.csv"), row.names = FALSE, quote = FALSE)
writeLines('format = "acta-record"
version = 1
title = "Drawn from the mixture"
[[source]]
id = "sheets"
file = "sheets.csv"
[[contest]]
id = "contest"
name = "Contest"
[[option]]
id = "leader"
name = "Leader"
[[option]]
id = "others"
name = "Others"
[[copy]]
id = "final"
[[copy.table]]
source = "sheets"
unit = "Station"
registered = "Electors"
ballots = "Ballots"
votes = { leader = "Leader", others = "Others" }', file.path(folder, "election.toml"))
started <- proc.time()[3]
json <- system2(acta, c("forensics", folder, "--option", "leader", "--mixture", "--json", "--replicates", "20"), stdout = TRUE)
acta_seconds <- proc.time()[3] - started
findings <- jsonlite::fromJSON(paste(json, collapse = "\n"), simplifyVector = FALSE)$findings
mixture <- Filter(function(f) f$code == "F115", findings)[[1]]
number <- function(name) Filter(function(x) x$name == name, mixture$numbers)[[1]]$value
row <- function(name, draws)
  cat(sprintf("| %s | %.3f (%.3f to %.3f) | %.3f (%s) |\n", name, mean(draws), quantile(draws, 0.025), quantile(draws, 0.975),
              number(name), sub(";.*", "", number(paste0(name, "_interval")))))
cat("| parameter | JAGS: mean (95 %) | Acta: mean (95 %) |\n|---|---|---|\n")
for (p in 1:3) row(c("pi_none", "pi_incremental", "pi_extreme")[p], all[, sprintf("pi[%d]", p)])
for (p in 1:6) {
  name <- c("turnout", "support", "incremental_added", "incremental_moved", "extreme_added", "extreme_moved")[p]
  row(paste0(name, "_mean"), all[, sprintf("mean[%d]", p)])
  row(paste0(name, "_sd"), sqrt(all[, sprintf("variance[%d]", p)]))
}
likely <- sapply(seq_len(n), function(i) which.max(tabulate(all[, sprintf("class[%d]", i)], 3)))
cat(sprintf("\n%d stations: JAGS gives the true class to %d, in %.0f s; Acta %.1f s.\n", n, sum(likely == class), jags_seconds, acta_seconds))
listed <- c(number("listed_incremental"), number("listed_extreme"))
sure <- c(sum(colMeans(all[, sprintf("class[%d]", seq_len(n))] == 2) >= 0.99), sum(colMeans(all[, sprintf("class[%d]", seq_len(n))] == 3) >= 0.99))
cat(sprintf("Incremental, extreme with chance 0.99 and more: JAGS %d, %d; Acta %d, %d; in truth %d, %d.\n",
            sure[1], sure[2], listed[[1]], listed[[2]], sum(class == 2), sum(class == 3)))
