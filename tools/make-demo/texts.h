#pragma once
// The text files beside this program, built into it (embed.cmake).
#include <string_view>

namespace rightsdesk::make_demo::texts {

std::string_view schema();
std::string_view indexes();
std::string_view history();
std::string_view note_openings();
std::string_view note_sentences();
std::string_view note_closings();
std::string_view story_notes();
std::string_view story_documents();
std::string_view story_mail();
std::string_view story_housing();

}  // namespace rightsdesk::make_demo::texts
