#include "pdf/finishing.h"

#include <qpdf/Buffer.hh>
#include <qpdf/Pl_Flate.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include <memory>

#include "core/id.h"
#include "core/result.h"
#include "pdf/structure.h"

namespace rightsdesk::pdf {
namespace {

using Object = QPDFObjectHandle;

constexpr int quick = 3;  // of zlib: a sixth of the time of its default for a twentieth more bytes

// libharu names a code range where code points belong; every viewer then guesses. Codes are UTF-16 units as they stand.
std::string to_unicode() {
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

void repair_fonts(QPDF& file) {
  Object map;
  for (Object& object : file.getAllObjects()) {
    if (!object.isDictionary() || !object.hasKey("/ToUnicode")) continue;
    if (!map.isInitialized()) map = file.newStream(to_unicode());
    object.replaceKey("/ToUnicode", map);
  }
}

Object image_object(QPDF& file, Picture const& picture) {
  Object stream = file.newStream();
  Object dictionary = stream.getDict();
  dictionary.replaceKey("/Type", Object::newName("/XObject"));
  dictionary.replaceKey("/Subtype", Object::newName("/Image"));
  dictionary.replaceKey("/Width", Object::newInteger(picture.width));
  dictionary.replaceKey("/Height", Object::newInteger(picture.height));
  dictionary.replaceKey("/BitsPerComponent", Object::newInteger(picture.bits));
  dictionary.replaceKey("/ColorSpace", Object::newName(picture.channels == 1 ? "/DeviceGray" : "/DeviceRGB"));
  bool const jpeg = picture.coding == Picture::Coding::jpeg;
  Object const parameters = jpeg ? Object::newNull()
                                 : Object::parse("<</Predictor 15 /Colors " + std::to_string(picture.channels) +
                                                 " /BitsPerComponent " + std::to_string(picture.bits) + " /Columns " +
                                                 std::to_string(picture.width) + ">>");
  stream.replaceStreamData(picture.bytes, Object::newName(jpeg ? "/DCTDecode" : "/FlateDecode"), parameters);
  return stream;
}

void put_pictures(QPDF& file, std::vector<PlacedPicture> const& pictures) {
  auto pages = file.getAllPages();
  for (PlacedPicture const& placed : pictures) {
    Object resources = pages.at(static_cast<std::size_t>(placed.page) - 1).getKey("/Resources");
    if (!resources.hasKey("/XObject")) resources.replaceKey("/XObject", Object::newDictionary());
    resources.getKey("/XObject").replaceKey("/" + placed.name, image_object(file, placed.picture));
  }
}

std::vector<Object> put_links(QPDF& file, std::vector<Link> const& links) {
  std::vector<Object> annotations;
  auto pages = file.getAllPages();
  for (Link const& link : links) {
    if (link.to_page == 0) {
      annotations.push_back(Object::newNull());
      continue;
    }
    Box const& box = link.box;
    Object annotation = Object::parse("<</Type /Annot /Subtype /Link /Border [0 0 0] /F 4 /Rect [" + number(box.x) + " " +
                                      number(box.y) + " " + number(box.x + box.width) + " " +
                                      number(box.y + box.height) + "]>>");
    annotation.replaceKey("/Dest", destination(file, link.to_page, link.to_y));
    annotation.replaceKey("/Contents", Object::newUnicodeString(link.says));
    annotation.replaceKey("/StructParent", Object::newInteger(static_cast<long long>(pages.size() + annotations.size())));
    annotations.push_back(file.makeIndirectObject(annotation));
    Object page = pages.at(static_cast<std::size_t>(link.page) - 1);
    if (!page.hasKey("/Annots")) page.replaceKey("/Annots", Object::newArray());
    page.getKey("/Annots").appendItem(annotations.back());
  }
  return annotations;
}

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

void put_metadata(QPDF& file, Skeleton const& skeleton) {
  Object root = file.getRoot();
  Object metadata = file.newStream(xmp(skeleton));
  metadata.getDict().replaceKey("/Type", Object::newName("/Metadata"));
  metadata.getDict().replaceKey("/Subtype", Object::newName("/XML"));
  root.replaceKey("/Metadata", metadata);
  root.replaceKey("/Lang", Object::newString(skeleton.language));
  root.replaceKey("/MarkInfo", Object::parse("<</Marked true>>"));
  root.replaceKey("/ViewerPreferences", Object::parse("<</DisplayDocTitle true>>"));
  root.replaceKey("/PageMode", Object::newName(skeleton.bookmarks.empty() ? "/UseNone" : "/UseOutlines"));
  Object information = Object::newDictionary();
  information.replaceKey("/Title", Object::newUnicodeString(skeleton.title));
  information.replaceKey("/Producer", Object::newString("rightsdesk"));
  information.replaceKey("/CreationDate", Object::newString(pdf_date(skeleton.dated)));
  file.getTrailer().replaceKey("/Info", file.makeIndirectObject(information));
}

std::string written(QPDF& file, std::string const& password) {
  Pl_Flate::setCompressionLevel(quick);
  QPDFWriter writer(file);
  writer.setOutputMemory();
  writer.setMinimumPDFVersion("1.7");
  writer.setStreamDataMode(qpdf_s_compress);
  writer.setNewlineBeforeEndstream(true);
  writer.setObjectStreamMode(qpdf_o_generate);
  if (password.empty()) {
    writer.setDeterministicID(true);
  } else {
    writer.setR6EncryptionParameters(password.c_str(), fresh_id_text().c_str(), true, true, false, false, false, false,
                                     qpdf_r3p_full, true);
  }
  writer.write();
  std::shared_ptr<Buffer> const buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<char const*>(buffer->getBuffer()), buffer->getSize()};
}

}  // namespace

std::string finished(std::string const& drawn, Skeleton const& skeleton) try {
  QPDF file;
  file.setSuppressWarnings(true);
  file.processMemoryFile("drawn", drawn.data(), drawn.size());
  repair_fonts(file);
  put_pictures(file, skeleton.pictures);
  auto const annotations = put_links(file, skeleton.links);
  add_structure(file, skeleton, annotations);
  add_bookmarks(file, skeleton.bookmarks);
  put_metadata(file, skeleton);
  return written(file, skeleton.password);
} catch (QPDFExc const& problem) {
  throw Fault("The pages could not be finished.", problem.getMessageDetail());
}

std::string locked(std::string const& pdf, std::string const& password) try {
  QPDF file;
  file.setSuppressWarnings(true);
  file.processMemoryFile("finished", pdf.data(), pdf.size());
  return written(file, password);
} catch (QPDFExc const& problem) {
  throw Fault("The pack could not be locked.", problem.getMessageDetail());
}

}  // namespace rightsdesk::pdf
