// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/hart.hpp"

#include <algorithm>
#include <vector>

#include "acta/read/ballots/grouper.hpp"
#include "acta/read/ballots/xml_path.hpp"
#include "acta/read/cells.hpp"

namespace acta::read {
namespace {

struct Option {
  std::string id, name, value;
  bool write_in = false;
};

/// One ballot's document.
class HartBallot : public XmlPath {
 public:
  HartBallot(const std::string& contest, const BallotLimits& limits) : XmlPath(limits.file.cell), m_contest(contest) {}

  std::string guid, batch, precinct;
  std::vector<Option> options;
  bool found = false, is_ballot = false;

 private:
  void opened(std::string_view element, const char**) override {
    if (parent().empty()) is_ballot = element == "Cvr";
    if (parent().empty() && !is_ballot) stopped = "the document is no Cvr";
    if (element == "Contest") {
      m_id.clear();
      m_name.clear();
      m_options.clear();
    }
    if (element == "Option") m_options.emplace_back();
    if (element == "WriteInData" && !m_options.empty()) m_options.back().write_in = true;
  }
  void closed(std::string_view element, std::string_view text) override {
    const std::string_view value = trimmed(text);
    if (parent() == "Option" && !m_options.empty()) return option_part(element, value);
    if (parent() == "Contest" && element == "Id") m_id = value;
    if (parent() == "Contest" && element == "Name") m_name = value;
    if (parent() == "PrecinctSplit" && element == "Name") precinct = value;
    if (parent() == "Cvr" && element == "BatchNumber") batch = value;
    if (parent() == "Cvr" && element == "CvrGuid") guid = value;
    if (element == "Contest") end_contest();
  }
  void option_part(std::string_view element, std::string_view value) {
    Option& option = m_options.back();
    if (element == "Id") option.id = value;
    if (element == "Name") option.name = value;
    if (element == "Value") option.value = value;
  }
  void end_contest() {
    if (m_id != m_contest && m_name != m_contest) return;
    if (found) return void(stopped = "the contest stands twice on the ballot");
    found = true;
    options = std::move(m_options);
    m_options.clear();
  }

  const std::string& m_contest;
  std::string m_id, m_name;
  std::vector<Option> m_options;
};

/// The option's candidate; nullopt leaves a problem behind.
std::optional<model::RankMark> mark_of(BallotGrouper& grouper, const Option& option) {
  if (const auto known = grouper.known(option.id)) return known;
  if (option.write_in && option.name.empty()) return model::kUndeclaredWriteIn;
  return grouper.candidate(option.id, option.name.empty() ? option.id : option.name);
}

class Hart {
 public:
  Hart(const std::string& contest, const BallotOptions& options)
      : m_contest(contest), m_options(options), m_grouper(contest, options) {}

  base::Result<void> read(const std::string& name, const std::string& document) {
    HartBallot ballot(m_contest, m_options.limits);
    if (auto read = push_xml(name, document, ballot, m_options.limits); !read) return read;
    if (!ballot.found) {
      m_grouper.note("ballots without the contest are left out", {name, 0, 0});
      return {};
    }
    m_found = true;
    TextIndex ids;
    for (std::size_t i = 0; i < ballot.options.size(); ++i)
      if (auto marked = option(name, ballot.options[i], i + 1, ids); !marked) return marked;
    if (!m_grouper.end_ballot(1, {ballot.guid, ballot.precinct, ballot.batch})) return m_grouper.problem({name, 0, 0});
    return {};
  }
  bool found() const { return m_found; }
  BallotReading finish() && { return std::move(m_grouper).finish(m_ranks); }

 private:
  base::Result<void> option(const std::string& name, const Option& option, std::size_t number, TextIndex& ids) {
    const auto fail = [&](const std::string& what) {
      return base::Error{
          base::ErrorKind::format, "option " + std::to_string(number) + " of the contest " + what, {name, 0, 0}, {}};
    };
    if (option.id.empty()) return fail("has no Id");
    if (!ids.add(option.id).second) return fail("has the Id of another option");
    if (option.value.empty() || option.value.find_first_not_of("01") != std::string::npos)
      return fail("has a Value that is no row of 0 and 1");
    if (option.value.size() > m_options.limits.ranks) return fail("has more ranks than are read");
    m_ranks = std::max(m_ranks, static_cast<std::uint32_t>(option.value.size()));
    const auto mark = mark_of(m_grouper, option);
    if (!mark) return m_grouper.problem({name, 0, 0});
    for (std::size_t rank = 0; rank < option.value.size(); ++rank)
      if (option.value[rank] == '1' && !m_grouper.mark(rank + 1, *mark)) return m_grouper.problem({name, 0, 0});
    return {};
  }

  const std::string& m_contest;
  const BallotOptions& m_options;
  BallotGrouper m_grouper;
  std::uint32_t m_ranks = 0;
  bool m_found = false;
};

}  // namespace

base::Result<BallotReading> read_hart(const BallotFiles& files, const std::string& contest,
                                      const BallotOptions& options) {
  Hart hart(contest, options);
  bool any = false;
  for (const std::string& name : files.names) {
    if (!name.ends_with(".xml") || name.ends_with(".sig.xml")) continue;
    any = true;
    auto document = files.bytes(name);
    if (!document) return document.error();
    if (auto read = hart.read(name, *document); !read) return read.error();
  }
  if (hart.found()) return std::move(hart).finish();
  return base::Error{base::ErrorKind::not_found,
                     any ? "no ballot has the contest \"" + contest + "\"" : "the folder holds no ballot (.xml)",
                     {files.name, 0, 0},
                     {}};
}

}  // namespace acta::read
