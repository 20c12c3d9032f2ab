// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

namespace acta::report {

/// A cell of CSV for people who open it in a spreadsheet: quoted where it must be (RFC 4180), and with ' before text
/// that begins with = + - @, a tab or CR (after any ' of its own), which would be run as a formula.
std::string spreadsheet_cell(const std::string& text);
/// Cells with commas between them, and LF.
std::string spreadsheet_row(std::span<const std::string> cells);
/// The text that a cell stood for, its quotes already taken away.
std::string from_spreadsheet(const std::string& cell);

}  // namespace acta::report
