#include "pdf/object_file.h"

#include "core/original.h"
#include "core/result.h"

namespace rightsdesk::pdf {
namespace {

constexpr std::size_t objects_in_one = 200;  // a reader unpacks the whole of it to look at one
constexpr std::size_t row = 7;               // kind, four bytes of place, two of index

constexpr char deflate_entry[] = "/Filter/FlateDecode";

std::string stream_of(std::string_view entries, std::string_view bytes) {
  std::string text = "<<";
  text.append(entries) += "/Length " + std::to_string(bytes.size()) + ">>\nstream\n";
  return text.append(bytes) + "\nendstream\nendobj\n";
}

}  // namespace

ObjectFile::ObjectFile() : out_("%PDF-1.7\n%\xBF\xF7\xA2\xFE\n") {}

ObjectFile::Place& ObjectFile::place_of(int number) {
  auto const at = static_cast<std::size_t>(number);
  if (at >= places_.size()) places_.resize(at + 1);
  ENSURE(places_[at].kind == 0 && number > 0, "an object is given once");
  return places_[at];
}

void ObjectFile::object(int number, std::string_view text) {
  place_of(number) = {2, static_cast<std::uint32_t>(streams_.size()), static_cast<std::uint16_t>(waiting_.size())};
  waiting_.push_back(number);
  numbers_ += std::to_string(number) + " " + std::to_string(gathered_.size()) + " ";
  gathered_.append(text) += '\n';
  if (waiting_.size() == objects_in_one) close_objects();
}

void ObjectFile::close_objects() {
  if (waiting_.empty()) return;
  std::string const entries = "/Type/ObjStm/N " + std::to_string(waiting_.size()) + "/First " + std::to_string(numbers_.size());
  streams_.push_back(stream_of(entries + deflate_entry, packer_.packed(numbers_ + gathered_)));
  waiting_.clear();
  numbers_.clear();
  gathered_.clear();
}

void ObjectFile::stream(int number, std::string_view entries, std::string_view bytes) {
  packed_stream(number, std::string(entries) + deflate_entry, packer_.packed(bytes));
}

void ObjectFile::packed_stream(int number, std::string_view entries, std::string_view bytes) { place(number, stream_of(entries, bytes)); }

void ObjectFile::place(int number, std::string_view stream) {
  place_of(number) = {1, static_cast<std::uint32_t>(out_.size()), 0};
  (out_ += std::to_string(number) + " 0 obj\n").append(stream);
}

// Each row less the one before it (PNG's "up"): rows that grow evenly pack to almost nothing.
std::string ObjectFile::cross_references() const {
  std::string rows;
  rows.reserve(places_.size() * (row + 1));
  std::uint8_t before[row] = {};
  for (Place const& place : places_) {
    std::uint8_t const now[row] = {place.kind,
                                   static_cast<std::uint8_t>(place.at >> 24U),
                                   static_cast<std::uint8_t>(place.at >> 16U),
                                   static_cast<std::uint8_t>(place.at >> 8U),
                                   static_cast<std::uint8_t>(place.at),
                                   static_cast<std::uint8_t>(place.index >> 8U),
                                   static_cast<std::uint8_t>(place.index)};
    rows += '\2';
    for (std::size_t i = 0; i < row; ++i) {
      rows += static_cast<char>(now[i] - before[i]);
      before[i] = now[i];
    }
  }
  return rows;
}

std::string ObjectFile::finished(int catalogue, int information) {
  close_objects();
  int const first_stream = next();
  for (Place& place : places_) {
    if (place.kind == 2) place.at += static_cast<std::uint32_t>(first_stream);
  }
  for (std::string const& packed : streams_) place(next(), packed);
  streams_.clear();
  std::string const identity = "<" + sha256_hex(out_).substr(0, 32) + ">";
  int const number = next();
  std::size_t const start = out_.size();
  place_of(number) = {1, static_cast<std::uint32_t>(start), 0};  // it names itself
  places_.front() = {0, 0, 0xFFFF};
  std::string const entries = "/Type/XRef/W[1 4 2]/Size " + std::to_string(places_.size()) + "/Root " + std::to_string(catalogue) + " 0 R/Info " +
                              std::to_string(information) + " 0 R/ID[" + identity + identity + "]/DecodeParms<</Predictor 12/Columns " + std::to_string(row) + ">>";
  out_ += std::to_string(number) + " 0 obj\n" + stream_of(entries + deflate_entry, packer_.packed(cross_references())) + "startxref\n" + std::to_string(start) + "\n%%EOF\n";
  ENSURE(out_.size() < 0xFFFFFFFFU, "a volume stays below four gigabytes");
  return std::move(out_);
}

}  // namespace rightsdesk::pdf
