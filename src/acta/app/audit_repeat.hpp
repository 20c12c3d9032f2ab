// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "acta/app/audit_flow.hpp"

namespace acta::app {

/// The assessments of a log computed again from its seed, sizes and entries, in order. Risks may differ by 1e-9 of
/// themselves and further draws by 1 (another machine's logarithms). Error: format: an assessment that states anything
/// else, named by its event; then nothing of the log is to be relied on, though its digests hold.
base::Result<std::vector<AuditStanding>> repeat_assessments(const AuditKind& kind, const AuditFlow& flow);

/// `what` of an event is not what its log gives.
base::Error not_repeated(std::int64_t event, const std::string& what);

}  // namespace acta::app
