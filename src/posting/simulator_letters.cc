#include "posting/simulator_letters.h"

#include <algorithm>

#include "posting/print.h"

namespace rightsdesk::posting {
namespace {

constexpr char kPending[] = "pending-virus-check", kInfected[] = "virus-scan-failed";
constexpr char kEicar[] = "EICAR-STANDARD-ANTIVIRUS-TEST-FILE";
constexpr char kBlankLetter[] =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

}  // namespace

SimulatedLetter letter_to_print(std::string pdf, std::string const& end) {
  if (pdf.find(kEicar) != std::string::npos) return {{kPending, kInfected}, std::move(pdf)};
  auto const fault = wrong_with_print(pdf);
  if (fault && fault->kind == PrintFault::Kind::no_pdf) return {};
  if (fault) return {{kPending, "validation-failed"}, std::move(pdf)};
  return {{kPending, "accepted", end}, std::move(pdf)};
}

SimulatedLetter letter_of_template() { return {{"accepted", "received"}, kBlankLetter}; }

std::string state_of(SimulatedLetter const& letter, int times) {
  auto const last = letter.states.size() - 1;
  return letter.states.at(std::min(static_cast<std::size_t>(std::max(times - 1, 0)), last));
}

std::optional<std::pair<std::string, std::string>> no_pdf_of(SimulatedLetter const& letter, int times) {
  auto const state = times == 0 ? std::string(kPending) : state_of(letter, times);
  if (state == kPending) return std::pair{std::string("PDFNotReadyError"), std::string("PDF not available yet, try again later")};
  if (state == kInfected) return std::pair{std::string("BadRequestError"), std::string("File did not pass the virus scan")};
  if (state == "technical-failure") return std::pair{std::string("BadRequestError"), "PDF not available for letters in status " + state};
  return std::nullopt;
}

}  // namespace rightsdesk::posting
