// SPDX-License-Identifier: Apache-2.0
#include "acta/app/audit_risk.hpp"

#include <CLI/CLI.hpp>

#include "acta/cli/audit_actions.hpp"

namespace acta::cli {
namespace {

constexpr std::int64_t kMost = 10'000'000'000;

class AuditRisk : public Command {
 public:
  void setup(CLI::App& app) override {
    std::vector<std::string> names;
    for (const app::RiskTest& one : app::risk_tests()) names.push_back(one.name);
    app.add_option("--test", m_options.test, "The test")->required()->check(CLI::IsMember(names))->type_name("NAME");
    declare_risk_limit(app, m_options.risk_limit);
    declare_counts(app);
    declare_values(app);
    declare_errors(app);
    app.add_flag("--json", m_json, "Print JSON");
    app.footer(R"(Examples:
  acta audit risk --test minerva --reported Ann=600,Burr=400 --ballots 1200
  acta audit risk --test minerva --reported Ann=600,Burr=400 --ballots 1200 --round Ann=80,Burr=55
  acta audit risk --test alpha --eta 0.55 --cards 12000 --values drawn.txt
  acta audit risk --test cobra --upper 1.25 --rates o1=0.001,o2=0.0001 --cards 12000 --values drawn.txt
  acta audit risk --test mixture --bets 1.5=9,0.75=1 --values drawn.txt
  acta audit risk --test super-simple --margin 2% --draws 300 --errors o1=1

What a sample shows by one of these tests, from counts of votes in rounds (bravo, minerva, providence, bayes, polya), from
values of an assorter in the order of the draw (alpha, alpha-fixed, alpha-comparison, agrapa, bet, cobra, mixture,
kaplan-kolmogorov, kaplan-markov, kaplan-wald, wald) or from counts of errors (super-simple); of the first three also how
many ballots another round takes. Values of a comparison, for cobra and alpha-comparison, are (1 - overstatement / u) /
(2 - margin / u): half of --upper on a card without error.
Exit status: 0 it ran, and a limit that was tested is met; 1 not met; 2 could not run.
Method: doc/methods/audit.md, "Tests")");
  }

  base::Result<Exit> run() override {
    const auto got = app::audit_risk(m_options);
    if (!got) return got.error();
    const bool tested = got->chances.empty() && (got->smallest || !got->rounds.empty());
    return ended(m_json ? print(report::risk_json(*got)) : print_text(report::risk_text(*got, terminal_style())),
                 tested && !got->met ? Exit::fails : Exit::ok);
  }

 private:
  void declare_counts(CLI::App& app) {
    const auto count = CLI::Range(std::int64_t{1}, kMost);
    app.add_option("--reported", m_options.reported, "Votes as reported: NAME=VOTES,...")->type_name("VOTES");
    app.add_option("--round", m_options.rounds, "Votes found in one round, of every choice; once for each round")
        ->type_name("VOTES")
        ->take_all()
        ->allow_extra_args(false);
    app.add_option("--winners", m_options.winners, "Seats (default: 1)")->check(CLI::Range(1, 1000))->type_name("N");
    app.add_option("--ballots", m_options.ballots, "Ballots that may be drawn (default: the reported votes)")
        ->check(count)
        ->type_name("N");
    app.add_option("--prior", m_options.prior, "polya: pseudo-votes for each choice (default: 1)")->type_name("X");
  }
  void declare_values(CLI::App& app) {
    app.add_option("--values", m_options.values, "File with a value of the assorter a line, in the order of the draw")
        ->type_name("FILE");
    app.add_option("--cards", m_options.cards, "Drawn without replacement from so many (default: with replacement)")
        ->check(CLI::Range(std::int64_t{1}, kMost))
        ->type_name("N");
    app.add_option("--upper", m_options.upper, "The largest value there can be (default: 1)")->type_name("X");
    app.add_option("--mean", m_options.mean, "The mean that the test is against (default: 0.5)")->type_name("X");
    app.add_option("--eta", m_options.eta, "The mean that is expected")->type_name("X");
    app.add_option("--weight", m_options.weight, "Draws that --eta (alpha) or --rates (cobra) count for (default: 100)")
        ->type_name("X");
    app.add_option("--bet", m_options.bet, "bet: the bet on every draw")->type_name("X");
    app.add_option("--rate", m_options.rate, "alpha-comparison: two-vote errors a card (default: 0)")->type_name("X");
    app.add_option("--rates", m_options.rates, "cobra: errors a card that are expected, o1=RATE,... (default: none)")
        ->type_name("RATES");
    app.add_option("--bets", m_options.bets, "mixture: BET=WEIGHT,...")->type_name("BETS");
    app.add_option("--shift", m_options.shift, "kaplan-...: what is added to values (default: 0)")->type_name("X");
  }
  void declare_errors(CLI::App& app) {
    app.add_option_function<std::string>(
           "--margin",
           [this](const std::string& text) {
             const auto share = risk_limit_of(text);
             if (!share) throw CLI::ValidationError("--margin", "is a share of the cards: write 2% or 0.02");
             m_options.margin = *share;
           },
           "super-simple: the smallest margin in votes, as a share of the cards")
        ->type_name("SHARE");
    app.add_option("--draws", m_options.draws, "super-simple: ballots compared")
        ->check(CLI::Range(std::int64_t{0}, kMost))
        ->type_name("N");
    app.add_option("--errors", m_options.errors, "super-simple: o1=N,o2=N,u1=N,u2=N (default: none)")
        ->type_name("COUNTS");
  }

  app::RiskOptions m_options;
  bool m_json = false;
};

}  // namespace

std::unique_ptr<Command> make_audit_risk() { return std::make_unique<AuditRisk>(); }

}  // namespace acta::cli
