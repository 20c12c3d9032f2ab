// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "acta/cli/audit_actions.hpp"

namespace acta::cli {
namespace {

class AuditNext : public Command {
 public:
  void setup(CLI::App& app) override {
    m_audit.declare(app);
    app.add_option("--draws", m_draws, "Further draws of each contest that goes on (default: as assessed)")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{10'000'000}))
        ->type_name("N");
    app.add_option("--sizes", m_sizes, "Further draws by contest (may be repeated)")
        ->delimiter(',')
        ->type_name("CONTEST=N");
    app.add_option("-o,--output", m_output, "Write the list to this file")->type_name("FILE");
    app.footer(R"(Examples:
  acta audit next town.acta -o round-2.csv
  acta audit next town.acta --draws 40 -o round-2.csv

Draws another round from the same seed and lists only what no earlier round listed. Its size is what the last assessment
said: the draws that are enough if no further difference is found, or those that are enough if the risk goes on falling
per draw as it did so far, whichever is more; of the latter at most as many as were drawn already.
Exit status: 0 drawn, 2 could not run (nothing was assessed, paper waits, the risk limit is met).)");
  }

  base::Result<Exit> run() override {
    auto sizes = app::parse_sizes(m_sizes);
    if (!sizes) return sizes.error();
    if (m_draws > 0) sizes->emplace("", m_draws);
    auto work = m_audit.open(app::AuditState::Mode::write);
    if (!work) return work.error();
    if (const auto may = may_write(m_output, inputs_of(*work, m_audit.file())); !may) return may.error();
    const auto round = work->draw_next(*sizes);
    if (!round) return round.error();
    return tell_round(*round, m_audit.file(), m_output);
  }

 private:
  AuditFileOptions m_audit;
  std::int64_t m_draws = 0;
  std::vector<std::string> m_sizes;
  std::string m_output;
};

class AuditList : public Command {
 public:
  void setup(CLI::App& app) override {
    m_audit.declare(app);
    app.add_option("--round", m_round, "The round (default: the last)")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{1'000'000}))
        ->type_name("N");
    app.add_option("-o,--output", m_output, "Write the list to this file")->type_name("FILE");
    app.footer(R"(Examples:
  acta audit list town.acta
  acta audit list town.acta --round 1 -o round-1.csv

The list of a round that was drawn, byte for byte as it was.
Exit status: 0 listed, 2 could not run.)");
  }

  base::Result<Exit> run() override {
    const auto work = m_audit.open(app::AuditState::Mode::read);
    if (!work) return work.error();
    const auto rounds = static_cast<std::int64_t>(work->flow().rounds.size());
    const std::int64_t number = m_round == 0 ? rounds : m_round;
    if (number < 1 || number > rounds)
      return base::Error{base::ErrorKind::usage,
                         rounds == 0 ? std::string("nothing was drawn yet")
                                     : fmt::format("round {} was not drawn; there are {}", number, rounds),
                         {},
                         {}};
    if (const auto may = may_write(m_output, inputs_of(*work, m_audit.file())); !may) return may.error();
    const auto round = work->round(static_cast<std::size_t>(number));
    if (!round) return round.error();
    return tell_round(*round, m_audit.file(), m_output);
  }

 private:
  AuditFileOptions m_audit;
  std::int64_t m_round = 0;
  std::string m_output;
};

}  // namespace

std::unique_ptr<Command> make_audit_next() { return std::make_unique<AuditNext>(); }
std::unique_ptr<Command> make_audit_list() { return std::make_unique<AuditList>(); }

}  // namespace acta::cli
