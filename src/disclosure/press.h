#pragma once
// One document in the making: where it is set, the words, and the facts every part draws on. Seen by src/disclosure only.
#include <set>
#include <string>
#include <vector>

#include "disclosure/pack.h"
#include "pdf/writer.h"
#include "texts/texts.h"

namespace rightsdesk::disclosure {

using texts::Texts;

class Press {
 public:
  /// All three outlive this.
  Press(PackInput const& input, Texts const& texts, pdf::Flow& flow) : input_(input), texts_(texts), flow_(flow) {}

  pdf::Flow& flow() { return flow_; }
  [[nodiscard]] PackInput const& input() const { return input_; }
  [[nodiscard]] Texts const& texts() const { return texts_; }
  std::string label(std::string const& key);
  std::string label(std::string const& key, Json const& values);

  /// Sets the blocks of a template; `here` is placed at its title.
  void set(std::string const& name, Json const& values, std::optional<pdf::Anchor> here = std::nullopt);
  /// The row for a code on a page; a Bug when there is none, since make_pack refuses that first.
  law::Exemption const& exemption(std::string const& code) const;
  /// The bar for a code: code, neutral word or nothing on it, as its label mode says; what is spoken likewise.
  pdf::Bar bar(std::string const& code);
  /// Silent removals leave no trace that can be avoided.
  [[nodiscard]] bool silent(std::string const& code) const;

 private:
  PackInput const& input_;
  Texts const& texts_;
  pdf::Flow& flow_;
};

/// Paper, footer and size for a PDF of this input.
pdf::Settings settings_for(PackInput const& input, Texts const& texts, std::string title);
/// Every code on any page of the input; empty where a label is generic.
std::set<std::string> codes_on(PackInput const& input);
/// The pages of a record, wherever they are kept.
redaction::BurnedRecord whole(PackRecord const& given);
/// "12 March 2024" for an ISO date or instant, the words as they are for anything else.
std::string day_in_words(std::string const& dated);
std::string plural(int count, std::string const& one, std::string const& many);
/// Facts that every template may name.
Json common_values(PackInput const& input);

// parts.cc
void set_letter(Press& press);
void set_how_to_read(Press& press, pdf::Anchor here);
void set_notice(Press& press, pdf::Anchor here);
void set_certificate(Press& press, std::optional<pdf::Anchor> here);
void set_glossary(Press& press, pdf::Anchor here);
void set_complaint(Press& press, pdf::Anchor here);
void set_support(Press& press, pdf::Anchor here);
/// The schedule for `rows`; the page numbers are the pack's.
void set_schedule(Press& press, std::vector<ScheduleRow> const& rows, std::optional<pdf::Anchor> here);

// records.cc
struct SetRecord {
  pdf::Anchor anchor;
  std::string title;      ///< as shown in the contents: date and title
  int first_page = 0, last_page = 0;
};
/// Refused: an image that cannot be read.
Result<void> set_record(Press& press, PackRecord const& given, SetRecord& set, Places& places);
std::string shown_title(Press& press, PackRecord const& given);
/// The records by their day, a heading for each year, the undated last. `records` as in the input, with their anchors.
void set_chronology(Press& press, std::vector<SetRecord> const& records, pdf::Anchor here);
/// The pages of a record alone, from where the document stands. Refused: an image that cannot be read.
Result<void> set_pages(Press& press, redaction::BurnedRecord const& record, std::string const& title, Places& places);
bool has_pictures(Press& press, redaction::BurnedRecord const& record);

}  // namespace rightsdesk::disclosure
