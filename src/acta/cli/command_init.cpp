// SPDX-License-Identifier: Apache-2.0
#include "acta/cli/command_init.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>

#include "acta/app/files.hpp"
#include "acta/base/number_text.hpp"
#include "acta/base/sha256.hpp"
#include "acta/read/draft/draft.hpp"
#include "acta/report/json_writer.hpp"

namespace acta::cli {
namespace {

namespace fs = std::filesystem;

/// How the record, which will stand in `folder`, names a file: relative, with "/", never out of its folder.
std::string name_in_record(const fs::path& file, const fs::path& folder) {
  std::error_code failed;
  const fs::path whole = fs::absolute(file, failed).lexically_normal();
  const fs::path base = fs::absolute(folder.empty() ? fs::path(".") : folder, failed).lexically_normal();
  const fs::path relative = whole.lexically_relative(base);
  const bool outside = failed || relative.empty() || *relative.begin() == "..";
  return outside ? file.filename().generic_string() : relative.generic_string();
}

std::string to_json(const read::Draft& draft) {
  std::string out;
  report::JsonWriter json(out);
  json.begin_object().key("format").text("acta-draft").key("guesses").begin_array();
  for (const read::Guess& guess : draft.guesses) {
    json.begin_object().key("file").text(guess.file).key("subject").text(guess.subject);
    json.key("value").text(guess.value).key("confidence").real(guess.confidence);
    json.key("reason").text(guess.reason).end_object();
  }
  json.end_array().key("toml").text(draft.toml).end_object();
  return out + '\n';
}

std::string to_table(const read::Draft& draft) {
  std::string out, file;
  for (const read::Guess& guess : draft.guesses) {
    if (guess.file != file) out += fmt::format("{}{}\n", out.empty() ? "" : "\n", file = guess.file);
    out += fmt::format("  {:.2f}  {:<18}  {}\n                            {}\n", guess.confidence, guess.subject,
                       guess.value, guess.reason);
  }
  return out;
}

class InitCommand : public Command {
 public:
  void setup(CLI::App& app) override {
    app.add_option("files", m_files, "Published files: .csv, .tsv, .xls, .xlsx, EML (.xml), also in archives")
        ->required()
        ->type_name("FILE");
    app.add_option("-o,--output", m_output, "The draft; \"-\" prints it")->type_name("FILE")->capture_default_str();
    app.add_option("--title", m_title, "Title of the record (default: from the files)")->type_name("TEXT");
    app.add_flag("--force", m_force, "Replace a file that is there");
    app.add_flag("--json", m_json, "Print the guesses as JSON");
    app.footer(R"(Examples:
  acta init results.csv
  acta init sheets.xlsx names.csv -o president/election.toml
  acta init Telling.eml.xml Resultaat.eml.xml
  acta init results.csv -o - | less

Exit status: 0 a draft was written, 2 could not run.
Every guess stands in the draft with its confidence and reason; check them, then run acta check.)");
  }

  base::Result<Exit> run() override {
    if (const auto free = refuse_to_replace(); !free) return free.error();
    std::vector<std::string> bytes;
    std::vector<read::DraftInput> inputs;
    for (const std::string& file : m_files) {
      auto content = app::read_file(file);
      if (!content) return content.error();
      bytes.push_back(std::move(content).value());
    }
    for (std::size_t i = 0; i < m_files.size(); ++i)
      inputs.push_back(
          {name_in_record(m_files[i], fs::path(m_output).parent_path()), bytes[i], base::sha256_hex(bytes[i])});
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      if (!base::is_utf8(inputs[i].name) || base::has_controls(inputs[i].name))
        return base::Error{base::ErrorKind::usage,
                           "a record cannot name \"" + inputs[i].name + "\"",
                           {},
                           "rename the file: its name must be plain UTF-8 text"};
      for (std::size_t k = 0; k < i; ++k)
        if (inputs[k].name == inputs[i].name)
          return base::Error{base::ErrorKind::usage,
                             m_files[k] + " and " + m_files[i] + " would have one name in the record",
                             {},
                             "write the draft into a folder above both, with -o"};
    }
    const auto draft = read::draft(inputs, {m_title, {}});
    if (!draft) return draft.error();
    if (const auto written = write(*draft); !written) return written.error();
    return Exit::ok;
  }

 private:
  bool to_terminal() const { return m_output == "-"; }

  base::Result<void> refuse_to_replace() const {
    std::error_code failed;
    for (const std::string& file : m_files)
      if (fs::equivalent(file, m_output, failed))
        return base::Error{base::ErrorKind::usage,
                           "the draft would replace " + file + ", which it is made from",
                           {},
                           "choose another name with -o"};
    if (to_terminal() || m_force || !fs::exists(m_output, failed)) return {};
    return base::Error{base::ErrorKind::usage, m_output + " is there already", {}, "use --force to replace it"};
  }

  /// " --data DIR" for every folder of a file that the record cannot name by a path of its own.
  std::string data_folders() const {
    const fs::path folder = fs::path(m_output).parent_path();
    std::string text;
    for (const std::string& file : m_files) {
      std::error_code failed;
      const std::string option = " --data " + fs::path(file).parent_path().string();
      const bool beside = fs::equivalent(folder / name_in_record(file, folder), file, failed) && !failed;
      if (!beside && text.find(option) == std::string::npos) text += option;
    }
    return text;
  }

  base::Result<void> write(const read::Draft& draft) const {
    if (to_terminal()) return print(m_json ? to_json(draft) : draft.toml);
    if (const auto written = app::write_file(m_output, draft.toml); !written) return written;
    if (m_json) return print(to_json(draft));
    return print_text(fmt::format("{}\nDraft: {}. Check every guess, then run: acta check {}{}\n", to_table(draft),
                                  m_output, m_output, data_folders()));
  }

  std::vector<std::string> m_files;
  std::string m_output = "election.toml";
  std::string m_title;
  bool m_force = false, m_json = false;
};

}  // namespace

std::unique_ptr<Command> make_init() { return std::make_unique<InitCommand>(); }

}  // namespace acta::cli
