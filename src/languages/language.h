#pragma once
// One language: its words for ours.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "languages/messages.h"

namespace rightsdesk::languages {

enum class Runs { left_to_right, right_to_left };

class Language {
 public:
  /// `words`: what is said for each English message; wrong_with() has found nothing wrong with any. `own_name` as its speakers write it.
  Language(std::string code, std::string own_name, Runs runs, std::map<std::string, std::string> words);

  /// What is said for exactly this message; null: it was not translated.
  [[nodiscard]] std::string const* of(std::string const& english) const;
  /// What is said for words as the program made them: for the message itself, or for the sentence whose values they fill. A value whose
  /// name ends in _words is said in this language too, any other stays as it is (set apart where the language runs the other way). `day`,
  /// `year`, `count` and `number` are digits. What nobody translated stays as it is.
  [[nodiscard]] std::string said(std::string const& english) const;
  /// The same, or nothing where nobody translated it.
  [[nodiscard]] std::optional<std::string> if_said(std::string const& english) const;

  [[nodiscard]] std::string const& code() const { return code_; }        ///< BCP 47: "cy", "ar-XB"
  [[nodiscard]] std::string const& own_name() const { return own_name_; }
  [[nodiscard]] Runs runs() const { return runs_; }

 private:
  struct Sentence {
    std::vector<Piece> english, said;
    std::size_t letters = 0;  ///< of the text in it: the longest that fits is meant
  };
  [[nodiscard]] std::string filled(Sentence const& sentence, std::map<std::string, std::string> const& values) const;

  std::string code_, own_name_;
  Runs runs_;
  std::map<std::string, std::string> words_;
  std::vector<Sentence> sentences_;
};

/// English, which the templates are written in.
Language english();

}  // namespace rightsdesk::languages
