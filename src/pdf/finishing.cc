#include "pdf/finishing.h"

#include "pdf/structure.h"

namespace rightsdesk::pdf {
namespace {

std::string as_xml(std::string const& text) {
  std::string out;
  for (char const c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string xmp(Skeleton const& skeleton) {
  std::string const date = to_iso(skeleton.dated).substr(0, 19) + "Z";
  return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
         "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
         "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
         "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
         "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" + as_xml(skeleton.title) + "</rdf:li></rdf:Alt></dc:title>\n"
         "<dc:language><rdf:Bag><rdf:li>" + as_xml(skeleton.language) + "</rdf:li></rdf:Bag></dc:language>\n"
         "<xmp:CreateDate>" + date + "</xmp:CreateDate><xmp:CreatorTool>rightsdesk</xmp:CreatorTool>\n"
         "<pdfuaid:part>1</pdfuaid:part>\n</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>\n";
}

std::string pdf_date(Instant at) {
  std::string date = "D:";
  for (char const c : to_iso(at).substr(0, 19)) {
    if (c >= '0' && c <= '9') date += c;
  }
  return date + "Z";
}

void give_picture(ObjectFile& file, int number, Picture const& picture) {
  bool const jpeg = picture.coding == Picture::Coding::jpeg;
  std::string const bits = "/BitsPerComponent " + std::to_string(picture.bits);
  std::string const filter = jpeg ? "/Filter/DCTDecode"
                                  : "/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors " + std::to_string(picture.channels) + bits + "/Columns " +
                                        std::to_string(picture.width) + ">>";
  file.packed_stream(number,
                     "/Type/XObject/Subtype/Image/Width " + std::to_string(picture.width) + "/Height " + std::to_string(picture.height) + bits +
                         "/ColorSpace/" + (picture.channels == 1 ? "DeviceGray" : "DeviceRGB") + filter,
                     picture.bytes);
}

/// An object for each link that leads somewhere, named on its page; 0 for the others.
std::vector<int> place_links(Canvas& canvas, Links const& links, std::vector<std::string>& pages) {
  std::vector<int> objects;
  std::vector<std::string> named(pages.size());
  for (Link const& link : links) {
    objects.push_back(link.to_page == 0 ? 0 : canvas.reserve());
    if (link.to_page != 0) named[static_cast<std::size_t>(link.page) - 1] += reference(objects.back()) + " ";
  }
  for (std::size_t page = 0; page < pages.size(); ++page) {
    if (!named[page].empty()) pages[page] += "/Annots[" + named[page] + "]";
  }
  return objects;
}

void give_links(ObjectFile& file, Canvas const& canvas, Links const& links, std::vector<int> const& objects) {
  for (std::size_t i = 0; i < links.size(); ++i) {
    if (objects[i] == 0) continue;
    Box const& box = links[i].box;
    file.object(objects[i], "<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4/Rect[" + number(box.x) + " " + number(box.y) + " " + number(box.x + box.width) + " " +
                                number(box.y + box.height) + "]/Dest" + destination(canvas, links[i].to_page, links[i].to_y) + "/Contents" +
                                hex_string(links[i].says) + "/StructParent " + std::to_string(canvas.pages() + static_cast<int>(i)) + ">>");
  }
}

}  // namespace

std::string finished(Canvas& drawn, Skeleton const& skeleton) {
  Canvas::Extras extras;
  for (int page = 0; page < drawn.pages(); ++page) extras.pages.push_back("/StructParents " + std::to_string(page) + "/Tabs/S");
  auto const links = place_links(drawn, skeleton.links, extras.pages);
  std::vector<int> pictures;
  for (PlacedPicture const& placed : skeleton.pictures) drawn.name_image(placed.page, placed.name, pictures.emplace_back(drawn.reserve()));
  int const tree = drawn.reserve(), metadata = drawn.reserve(), information = drawn.reserve();
  int const bookmarks = skeleton.bookmarks.empty() ? 0 : drawn.reserve();
  extras.catalogue = "/StructTreeRoot " + reference(tree) + "/Metadata " + reference(metadata) + "/Lang(" + skeleton.language + ")" +
                     "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>";
  if (bookmarks != 0) extras.catalogue += "/PageMode/UseOutlines/Outlines " + reference(bookmarks);
  ObjectFile file;
  drawn.give(file, extras);
  for (std::size_t i = 0; i < pictures.size(); ++i) give_picture(file, pictures[i], skeleton.pictures[i].picture);
  give_links(file, drawn, skeleton.links, links);
  give_structure(file, drawn, skeleton, tree, links);
  if (bookmarks != 0) give_bookmarks(file, drawn, skeleton.bookmarks, bookmarks);
  file.packed_stream(metadata, "/Type/Metadata/Subtype/XML", xmp(skeleton));
  file.object(information, "<</Title" + hex_string(skeleton.title) + "/Producer(rightsdesk)/CreationDate(" + pdf_date(skeleton.dated) + ")>>");
  std::string bytes = file.finished(drawn.catalogue_object(), information);
  if (!skeleton.password.empty()) return locked(bytes, skeleton.password);
  return bytes;
}

}  // namespace rightsdesk::pdf
