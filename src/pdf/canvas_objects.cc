// What libharu drew, handed over object by object: it writes each dictionary, ObjectFile packs them.
#include <deque>
#include <map>
#include <utility>

#include "core/result.h"
#include "pdf/canvas.h"
#include "pdf/packer.h"

namespace rightsdesk::pdf {
namespace {

int number_of(void const* object) { return static_cast<int>(static_cast<HPDF_Obj_Header const*>(object)->obj_id & 0x00FFFFFFU); }

int kind_of(void const* object) { return static_cast<HPDF_Obj_Header const*>(object)->obj_class & HPDF_OCLASS_ANY; }

std::string bytes_of(HPDF_Stream stream) {
  std::string bytes;
  bytes.reserve(stream->size);
  for (HPDF_UINT at = 0; at < HPDF_MemStream_GetBufCount(stream); ++at) {
    HPDF_UINT length = 0;
    HPDF_BYTE const* const part = HPDF_MemStream_GetBufPtr(stream, at, &length);
    bytes.append(reinterpret_cast<char const*>(part), length);
  }
  return bytes;
}

// libharu names a code range where code points belong; every viewer then guesses. Codes are UTF-16 units as they stand.
std::string code_map() {
  std::string map =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) "
      "/Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\n"
      "endcodespacerange\n";
  char const digits[] = "0123456789ABCDEF";
  for (unsigned block = 0; block < 4; ++block) {
    map += "64 beginbfrange\n";
    for (unsigned high = block * 64; high < block * 64 + 64; ++high) {
      std::string const byte{digits[high >> 4U], digits[high & 15U]};
      map += "<" + byte + "00> <" + byte + "FF> <" + byte + "00>\n";
    }
    map += "endbfrange\n";
  }
  return map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

/// Every object that something leads to: libharu also makes some for fonts that were only asked what they have.
class Reachable {
 public:
  explicit Reachable(void* first) { add(first); }
  void* next() {
    if (waiting_.empty()) return nullptr;
    void* const object = waiting_.front();
    waiting_.pop_front();
    return object;
  }
  void add_from(void* object) {
    switch (kind_of(object)) {
      case HPDF_OCLASS_PROXY: add(static_cast<HPDF_Proxy>(object)->obj); break;
      case HPDF_OCLASS_DICT: {
        auto* const elements = static_cast<HPDF_Dict>(object)->list;
        for (HPDF_UINT at = 0; at < elements->count; ++at) add_from(static_cast<HPDF_DictElement>(HPDF_List_ItemAt(elements, at))->value);
        break;
      }
      case HPDF_OCLASS_ARRAY: {
        auto* const items = static_cast<HPDF_Array>(object)->list;
        for (HPDF_UINT at = 0; at < items->count; ++at) add_from(HPDF_List_ItemAt(items, at));
        break;
      }
      default: break;
    }
  }

 private:
  void add(void* object) {
    if (seen_.insert(number_of(object)).second) waiting_.push_back(object);
  }
  std::deque<void*> waiting_;
  std::set<int> seen_;
};

}  // namespace

int Canvas::reserve() {
  HPDF_Null const held = HPDF_Null_New(document_->mmgr);
  if (!held || HPDF_Xref_Add(document_->xref, held) != HPDF_OK) throw Fault("The pages could not be written.", "HPDF_Xref_Add failed");
  return number_of(held);
}

int Canvas::page_object(int page) const { return number_of(at(page)); }
int Canvas::catalogue_object() const { return number_of(document_->catalog); }

void Canvas::name_image(int page, std::string const& name, int object) {
  auto* const resources = static_cast<HPDF_Dict>(HPDF_Page_GetInheritableItem(at(page), "Resources", HPDF_OCLASS_DICT));
  auto* images = static_cast<HPDF_Dict>(HPDF_Dict_GetItem(resources, "XObject", HPDF_OCLASS_DICT));
  if (!images) {
    images = HPDF_Dict_New(document_->mmgr);
    HPDF_Dict_Add(resources, "XObject", images);
  }
  HPDF_Dict_Add(images, name.c_str(), HPDF_Xref_GetEntry(document_->xref, static_cast<HPDF_UINT>(object))->obj);
}

void Canvas::rest() {
  Packer packer;
  for (HPDF_Page const page : pages_) {
    auto* const drawing = static_cast<HPDF_PageAttr>(page->attr);
    int const number = number_of(drawing->contents);
    auto const bytes = drawn(number, drawing->stream);
    rested_[number] = {std::string(packer.packed(bytes)), bytes.size()};
    HPDF_MemStream_FreeData(drawing->stream);
  }
}

std::string Canvas::drawn(int number, HPDF_Stream stream) {
  auto const before = rested_.find(number);
  if (before == rested_.end()) return bytes_of(stream);
  auto const rested = std::move(before->second);
  rested_.erase(before);
  return Packer().unpacked(rested.packed, rested.size) + bytes_of(stream);
}

void Canvas::give_object(ObjectFile& file, void* object, std::string const& extra) {
  int const number = number_of(object);
  HPDF_Stream content = nullptr;
  if (kind_of(object) == HPDF_OCLASS_DICT) {
    auto* const dictionary = static_cast<HPDF_Dict>(object);
    content = std::exchange(dictionary->stream, nullptr);
    if (content) HPDF_Dict_RemoveElement(dictionary, "Length");
    if (void* const map = HPDF_Dict_GetItem(dictionary, "ToUnicode", HPDF_OCLASS_DICT)) code_maps_.insert(number_of(map));
  }
  HPDF_MemStream_FreeData(text_);
  HPDF_Obj_WriteValue(object, text_, nullptr);
  std::string text = bytes_of(text_);
  if (!extra.empty()) text.insert(text.rfind(">>"), extra);
  if (!content) return file.object(number, text);
  file.stream(number, std::string_view(text).substr(2, text.rfind(">>") - 2), code_maps_.contains(number) ? code_map() : drawn(number, content));
  HPDF_Stream_Free(content);
}

void Canvas::give(ObjectFile& file, Extras const& extras) {
  std::map<int, std::string const*> wanted{{catalogue_object(), &extras.catalogue}};
  for (int page = 1; page <= pages(); ++page) wanted[page_object(page)] = &extras.pages.at(static_cast<std::size_t>(page) - 1);
  text_ = HPDF_MemStream_New(document_->mmgr, 4096);
  Reachable reachable(document_->catalog);
  while (void* const object = error_ == 0 ? reachable.next() : nullptr) {
    if (kind_of(object) == HPDF_OCLASS_NULL) continue;
    auto const found = wanted.find(number_of(object));
    give_object(file, object, found == wanted.end() ? "" : *found->second);
    reachable.add_from(object);  // after it is written: fonts add their parts then
  }
  HPDF_Stream_Free(std::exchange(text_, nullptr));
  if (error_ != 0) throw Fault("The pages could not be written.", "libharu error " + std::to_string(error_));
}

}  // namespace rightsdesk::pdf
