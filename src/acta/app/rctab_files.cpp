// SPDX-License-Identifier: Apache-2.0
#include <set>

#include "acta/app/rctab.hpp"

namespace acta::app {
namespace {

/// A name as RCTab makes files of it: without blanks and slashes; here also without what other systems refuse.
std::string file_text(const std::string& name) {
  std::string text;
  for (const char c : name)
    text +=
        static_cast<unsigned char>(c) <= ' ' || std::string("/\\:*?\"<>|\x7f").find(c) != std::string::npos ? '_' : c;
  return text.empty() || text.front() == '.' ? "_" + text : text;
}

class Files {
 public:
  Files(const report::RankedShown& shown, const std::string& generated_by)
      : m_shown(shown), m_generated_by(generated_by) {}

  std::vector<RctabFile> all() {
    const bool several = m_shown.rules.mode == count::WinnerMode::multi_pass;
    for (std::size_t pass = 0; pass < m_shown.passes.size(); ++pass) {
      const count::RankedResult& result = m_shown.passes[pass];
      const std::string start = file_text(m_shown.head.contest) + (several ? "_" + std::to_string(pass + 1) : "") + "_";
      report::RctabReport report{m_shown.head, m_shown.rules, m_shown.contest, result,
                                 several ? 1 : m_shown.rules.seats};
      add(report, start);
      add_slices(report, result.precincts, "precinct", "Tabulate by Precinct/" + start);
      add_slices(report, result.batches, "batch", "Tabulate by Batch/" + start);
    }
    return std::move(m_files);
  }

 private:
  void add_slices(report::RctabReport report, const std::vector<count::RankedSliceResult>& slices, const char* kind,
                  const std::string& start) {
    for (const count::RankedSliceResult& slice : slices) {
      report.slice = &slice;
      report.slice_kind = kind;
      add(report, start + file_text(slice.name) + "_" + kind + "_");
    }
  }

  void add(const report::RctabReport& report, std::string start) {
    for (int more = 2; !m_starts.insert(start).second; ++more) start += std::to_string(more) + "_";
    m_files.push_back({start + "detailed_report.json", report::rctab_detailed_json(report, m_generated_by)});
    m_files.push_back({start + "detailed_report.csv", report::rctab_detailed_csv(report, m_generated_by)});
  }

  const report::RankedShown& m_shown;
  const std::string& m_generated_by;
  std::set<std::string> m_starts;
  std::vector<RctabFile> m_files;
};

}  // namespace

std::vector<RctabFile> rctab_files(const report::RankedShown& shown, const std::string& generated_by) {
  return Files(shown, generated_by).all();
}

}  // namespace acta::app
