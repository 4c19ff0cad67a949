#pragma once

#include <memory>
#include <string>
#include <string_view>

struct libdeflate_compressor;

/// The zlib format (RFC 1950) for FlateDecode, by libdeflate: faster than zlib at the same size.
namespace qujat::pdf {

/// One compressor, used again and again within one phase. Equal bytes give equal bytes.
class Deflater {
  public:
    Deflater();
    std::string compress(std::string_view bytes);

  private:
    struct Free {
        void operator()(libdeflate_compressor* compressor) const;
    };
    std::unique_ptr<libdeflate_compressor, Free> compressor_;
};

} // namespace qujat::pdf
