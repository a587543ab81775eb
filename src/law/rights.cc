#include "law/rights.h"

#include <algorithm>

namespace rightsdesk::law {
namespace {

/// What every basis gives, and what a basis that says nothing of a right leaves.
RightRow plain_row(Right right) {
  switch (right) {
    case Right::access: return {right, Answer::yes, "Art 15", "Access is open whatever the basis."};
    case Right::rectification: return {right, Answer::yes, "Art 16", "Rectification is open whatever the basis."};
    case Right::restriction: return {right, Answer::yes, "Art 18", "Restriction is open whatever the basis, on one of its four grounds."};
    case Right::complaint: return {right, Answer::yes, "DPA 2018 s.164A", "Complaint is open whatever the basis."};
    case Right::portability: return {right, Answer::no, "Art 20(1)", "The right reaches only consent and contract with the person."};
    case Right::objection: return {right, Answer::no, "Art 21(1)", "The right reaches only public task and legitimate interests."};
    case Right::consent_withdrawal: return {right, Answer::no, "Art 7(3)", "There is no consent here to withdraw."};
    default: return {right, Answer::no, "Art 6", "This basis gives no such right."};
  }
}

RightRow row_of(LawfulBasis const& basis, Right right) {
  for (auto const& row : basis.rows) {
    if (row.right == right) return row;
  }
  return plain_row(right);
}

LawfulBasis const* find(std::vector<LawfulBasis> const& bases, std::string const& code) {
  auto const found = std::find_if(bases.begin(), bases.end(), [&](LawfulBasis const& basis) { return basis.basis == code; });
  return found == bases.end() ? nullptr : &*found;
}

bool holds(std::vector<std::string> const& list, std::string const& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

void take_most(RightVerdict& verdict, RightRow const& row, LawfulBasis const& basis) {
  verdict.answer = std::min(verdict.answer, row.answer);
  verdict.because.push_back({row.rule, "On " + basis.title + " (" + basis.provision + "): " + row.text});
}

/// Marketing is held to the rules of consent and of direct marketing, whatever the notice says (B-4).
void add_marketing(RightVerdict& verdict, Right right) {
  if (right == Right::objection) {
    verdict.may_be_refused = false;
    verdict.because.push_back({"C-10", "Direct marketing stops whenever the person says so; no ground is needed and there is no refusal (UK GDPR Article 21(2)-(3))."});
  } else if (right == Right::erasure) {
    verdict.because.push_back({"Art 17(1)(c)", "What is kept only for direct marketing is erased when the person objects to it."});
  } else if (right == Right::consent_withdrawal) {
    verdict.because.push_back({"B-4", "Marketing is treated on the rules of consent and direct marketing, whatever the notice says."});
  } else {
    return;
  }
  verdict.answer = Answer::yes;
}

void add_explicit_consent(RightVerdict& verdict, Purpose const& purpose) {
  if (!holds(purpose.article_9, "9(2)(a)")) return;
  verdict.answer = Answer::yes;
  verdict.because.push_back({"Art 9(2)(a)", "Explicit consent for special category data can be withdrawn even where the basis is not consent; then that condition falls, not the basis."});
}

void settle(RightVerdict& verdict, Right right, std::size_t stated) {
  if (right == Right::consent_withdrawal && verdict.answer != Answer::no) {
    verdict.may_be_refused = false;
    verdict.because.push_back({"C-11", "Consent withdrawn takes effect at once; there is no refusal."});
  }
  if (stated < 2) return;
  verdict.because.push_back({"B-2", "The notice states " + std::to_string(stated) + " bases for this purpose; until an officer chooses one, the person is offered what they give together."});
  verdict.to_decide.emplace_back("Choose which of the stated bases this purpose rests on, and record why (B-1).");
  if (right == Right::consent_withdrawal && verdict.answer != Answer::no) {
    verdict.to_decide.emplace_back("If processing goes on under another basis, tell the person so and treat the message as an objection too (B-3).");
  }
}

}  // namespace

std::string to_string(Answer answer) {
  switch (answer) {
    case Answer::yes: return "yes";
    case Answer::limited: return "limited";
    case Answer::no: return "no";
  }
  return {};
}

Result<RightVerdict> right_against(Right right, Purpose const& purpose, std::vector<LawfulBasis> const& bases, std::string const& chosen) {
  if (!chosen.empty() && !holds(purpose.bases, chosen)) {
    return refused("not_stated", "The notice does not state the basis " + chosen + " for this purpose.");
  }
  auto const applying = chosen.empty() ? purpose.bases : std::vector<std::string>{chosen};
  RightVerdict verdict;
  for (auto const& code : applying) {
    auto const* basis = find(bases, code);
    if (basis == nullptr) return refused("unknown_basis", "The basis " + code + " is not in the table of lawful bases.");
    take_most(verdict, row_of(*basis, right), *basis);
    if (!basis->open_to_public_authorities) {
      verdict.to_decide.push_back("Check that the controller may use " + basis->title + ": a public authority may not for its own tasks.");
    }
  }
  if (purpose.direct_marketing) add_marketing(verdict, right);
  if (right == Right::consent_withdrawal) add_explicit_consent(verdict, purpose);
  settle(verdict, right, applying.size());
  return verdict;
}

}  // namespace rightsdesk::law
