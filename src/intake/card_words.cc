#include "intake/card_words.h"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "core/result.h"
#include "core/text.h"

namespace rightsdesk::intake {
namespace {

/// Words that people know and can say on the phone. No two begin with the same four letters.
constexpr std::array<std::string_view, 256> kWords{
    "acorn", "almond", "anchor", "apple", "arrow", "autumn", "badge", "bagel", "ballet", "bamboo", "banana", "barley",
    "basket", "beach", "beaver", "berry", "bicycle", "bishop", "blanket", "blossom", "boat", "bonnet", "bottle",
    "bracket", "breeze", "brick", "bridge", "bronze", "brush", "bubble", "bucket", "butter", "cabbage", "cabin",
    "cactus", "camel", "candle", "canoe", "canvas", "canyon", "carpet", "carrot", "castle", "cedar", "cherry",
    "chimney", "cinema", "circle", "cliff", "clock", "cloud", "clover", "coffee", "comet", "compass", "copper", "coral",
    "cotton", "cousin", "crayon", "cricket", "crystal", "cuckoo", "cushion", "daisy", "dancer", "desert", "diamond",
    "dinner", "dolphin", "donkey", "dragon", "drawer", "drum", "eagle", "echo", "elbow", "emerald", "engine", "fabric",
    "falcon", "famous", "farmer", "feather", "fiddle", "field", "finger", "flute", "forest", "fountain", "garden",
    "garlic", "giant", "giraffe", "globe", "golden", "goose", "grape", "guitar", "hammer", "hamster", "harbour",
    "harvest", "hazel", "hedge", "helmet", "heron", "hobby", "honey", "horizon", "igloo", "insect", "island", "ivory",
    "jacket", "jasmine", "jigsaw", "jungle", "kettle", "kitchen", "kitten", "koala", "ladder", "lantern", "lavender",
    "lemon", "leopard", "lettuce", "library", "linen", "lizard", "lobster", "locket", "magnet", "magpie", "mango",
    "maple", "marble", "meadow", "melon", "meteor", "mirror", "morning", "muffin", "museum", "mushroom", "napkin",
    "needle", "nickel", "noodle", "ocean", "octopus", "olive", "onion", "orange", "orbit", "orchard", "otter", "oyster",
    "paddle", "painter", "palace", "panda", "parade", "parcel", "peacock", "peanut", "pebble", "pelican", "pencil",
    "pepper", "piano", "pickle", "picnic", "pigeon", "pillow", "pilot", "planet", "plum", "polish", "pond", "poppy",
    "potato", "pottery", "prairie", "pumpkin", "puppet", "purple", "puzzle", "quarter", "quilt", "rabbit", "radio",
    "rainbow", "raisin", "ribbon", "river", "robin", "sailor", "salmon", "sandal", "saucer", "scarf", "school",
    "seagull", "shadow", "shell", "shoulder", "silver", "sketch", "slipper", "snail", "snow", "spider", "spinach",
    "spoon", "squirrel", "stable", "station", "stone", "summer", "sunset", "swan", "teapot", "temple", "tennis",
    "thimble", "thunder", "ticket", "tiger", "timber", "toast", "tomato", "trumpet", "tulip", "tunnel", "turnip",
    "turtle", "umbrella", "uncle", "valley", "velvet", "village", "violin", "waffle", "walnut", "water", "whale",
    "wheat", "whistle", "window", "winter", "wombat", "yellow", "zebra", "zigzag"};
constexpr std::size_t kTold = 4;  ///< so many letters tell a word from all others

std::string_view word_for(std::string const& typed) {
  auto const fits = [&](std::string_view word) {
    auto const length = std::min({word.size(), typed.size(), kTold});
    bool const begun = typed.size() >= std::min(kTold, word.size());
    return begun && word.substr(0, length) == std::string_view(typed).substr(0, length);
  };
  auto const found = std::find_if(kWords.begin(), kWords.end(), fits);
  return found == kWords.end() ? std::string_view{} : *found;
}

}  // namespace

std::vector<std::string> card_of(std::string_view random_bytes) {
  std::vector<std::string> words;
  for (auto const byte : random_bytes) words.emplace_back(kWords.at(static_cast<unsigned char>(byte)));
  return words;
}

std::vector<std::string> fresh_card(std::size_t words) {
  ENSURE(sodium_init() >= 0, "the operating system's random generator does not answer");
  std::string bytes(words, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return card_of(bytes);
}

std::vector<std::string> card_from(std::string const& typed) {
  std::string letters;
  for (char const c : lower_ascii(typed)) letters += c >= 'a' && c <= 'z' ? c : ' ';
  std::vector<std::string> words;
  for (auto const& part : split(letters, ' ')) {
    if (part.empty()) continue;
    auto const word = word_for(part);
    if (word.empty()) return {};
    words.emplace_back(word);
  }
  return words;
}

}  // namespace rightsdesk::intake
