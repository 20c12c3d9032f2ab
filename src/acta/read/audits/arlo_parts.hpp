// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "acta/model/reported_audit.hpp"
#include "acta/read/audits/headed_rows.hpp"

namespace acta::read {

using ArloSections = std::map<std::string, HeadedRows>;

base::Result<void> read_arlo_contests(const HeadedRows& rows, model::ReportedAudit& audit);
base::Result<void> read_arlo_rounds(const HeadedRows& rows, model::ReportedAudit& audit);
/// REQUIRES: contests were read.
base::Result<void> read_arlo_ballots(const HeadedRows& rows, model::ReportedAudit& audit);
base::Result<void> read_arlo_batches(const HeadedRows& rows, model::ReportedAudit& audit);

/// The columns "Ticket Numbers: CONTEST" of all contests; a column "Ticket Numbers" alone is of the only targeted one.
std::vector<std::optional<std::size_t>> ticket_columns(const HeadedRows& rows, const model::ReportedAudit& audit);
/// The columns "PREFIX: CONTEST".
std::vector<std::optional<std::size_t>> contest_columns(const HeadedRows& rows, const model::ReportedAudit& audit,
                                                        const std::string& prefix);
base::Result<std::vector<std::vector<model::ReportedTicket>>> read_tickets(
    const HeadedRows& rows, std::size_t row, const std::vector<std::optional<std::size_t>>& columns);

}  // namespace acta::read
