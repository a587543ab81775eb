#pragma once
// What libqpdf writes of a file that it has read; seen by paper.cc and locked.cc.
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include <functional>
#include <string>

namespace rightsdesk::pdf {

inline std::string rewritten(QPDF& file, std::function<void(QPDFWriter&)> const& set) {
  QPDFWriter writer(file);
  writer.setOutputMemory();
  writer.setObjectStreamMode(qpdf_o_generate);
  set(writer);
  writer.write();
  auto const buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<char const*>(buffer->getBuffer()), buffer->getSize()};
}

}  // namespace rightsdesk::pdf
