#pragma once
// The clocks that Article 12A does not set: complaints, pupil records, the Principal Reporter, consent withdrawn.
#include "law/timeline.h"

namespace rightsdesk::law {

/// Acknowledgement of a complaint: 30 days (DPA 2018 s.164A(3); C-1, A-9). No duty before 19 June 2026 (T-02).
DueDate complaint_due(Timeline const& timeline, BankHolidays const& holidays);
/// A pupil's educational record: 15 school days (SI 2005/1437 reg 5; C-2, C-6).
DueDate pupil_record_due(Timeline const& timeline, BankHolidays const& holidays);
/// Telling the Principal Reporter: 14 days, in Scotland (DPA 2018 Sch 3 paras 12, 20; C-13).
DueDate principal_reporter_due(Timeline const& timeline, BankHolidays const& holidays);
/// Consent withdrawn takes effect at once (UK GDPR Art 7(3); C-11).
DueDate consent_withdrawal_due(Timeline const& timeline);

/// Must time have begun, by its own kind of evidence, before this right's clock runs?
bool is_article_12_right(Right right);

}  // namespace rightsdesk::law
