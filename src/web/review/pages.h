#pragma once
// Legal's desk: people first, then page by page. Everything works with forms alone.
#include "web/site.h"

namespace rightsdesk::web::review {

Reply find(Site& site, Exchange const& exchange);
Reply stop_here(Site& site, Exchange const& exchange);
Reply home(Site& site, Exchange const& exchange);
Reply people(Site& site, Exchange const& exchange);
Reply decide_people(Site& site, Exchange const& exchange);
/// What one person was asked and said, and a letter that asks them.
Reply person(Site& site, Exchange const& exchange);
Reply describe_person(Site& site, Exchange const& exchange);
Reply consent_letter(Site& site, Exchange const& exchange);
Reply add_person(Site& site, Exchange const& exchange);
Reply page(Site& site, Exchange const& exchange);
Reply image(Site& site, Exchange const& exchange);
Reply decide_proposal(Site& site, Exchange const& exchange);
Reply check_page(Site& site, Exchange const& exchange);
Reply withhold_page(Site& site, Exchange const& exchange);
Reply give_hidden(Site& site, Exchange const& exchange);
Reply words(Site& site, Exchange const& exchange);
Reply withhold_words(Site& site, Exchange const& exchange);
/// Two clicks on the picture, each a GET: nothing is kept until the area's own form is sent.
Reply area(Site& site, Exchange const& exchange);
Reply withhold_area(Site& site, Exchange const& exchange);
/// Inverse redaction: choose what is kept, look at what would stay, then withhold everything else.
Reply keep(Site& site, Exchange const& exchange);
Reply keep_chosen(Site& site, Exchange const& exchange);
/// Where the same text stands, and taking over what was decided on one page.
Reply same(Site& site, Exchange const& exchange);
Reply take_over(Site& site, Exchange const& exchange);
Reply same_groups(Site& site, Exchange const& exchange);
Reply grounds(Site& site, Exchange const& exchange);
Reply record_ground(Site& site, Exchange const& exchange);
/// Which short forms the pack explains, and a colleague's words for one more.
Reply short_forms(Site& site, Exchange const& exchange);
Reply explain_short_form(Site& site, Exchange const& exchange);
Reply inconsistencies(Site& site, Exchange const& exchange);
Reply justify(Site& site, Exchange const& exchange);
/// What a decision for all would reach, then the decision: one act. Every act is listed, and undone as one.
Reply contexts(Site& site, Exchange const& exchange);
Reply decide_all(Site& site, Exchange const& exchange);
Reply acts(Site& site, Exchange const& exchange);
Reply undo(Site& site, Exchange const& exchange);
Reply remarks(Site& site, Exchange const& exchange);
Reply add_remark(Site& site, Exchange const& exchange);
Reply answer_remark(Site& site, Exchange const& exchange);
/// The second look at a large answer: the pages drawn, and each of them as it will leave.
Reply second(Site& site, Exchange const& exchange);
Reply second_page(Site& site, Exchange const& exchange);
Reply look_at_page(Site& site, Exchange const& exchange);
/// A warning for the next reader, a document handed over, a break taken.
Reply care(Site& site, Exchange const& exchange);
Reply take_care(Site& site, Exchange const& exchange);
Reply had_a_break(Site& site, Exchange const& exchange);
Reply finish(Site& site, Exchange const& exchange);

}  // namespace rightsdesk::web::review
