#include "layout/flow.hpp"

#include <qrencode.h>

#include <algorithm>
#include <memory>

namespace qujat::layout {

std::optional<VectorFigure> draw_qr(const doc::QrCode& code, base::Rect box, doc::Color color, const diag::Place& place, diag::Log& log) {
    const std::unique_ptr<QRcode, void (*)(QRcode*)> made(QRcode_encodeString8bit(code.text.c_str(), 0, QR_ECLEVEL_M), &QRcode_free);
    if (!made || code.text.empty()) {
        log.add("LAY-0006", place, {{"length", std::to_string(code.text.size())}});
        return std::nullopt;
    }
    VectorFigure figure;
    figure.box = box;
    figure.color = color;
    const int width = made->width;
    constexpr int quiet = 4; // ISO/IEC 18004, 5.3.8
    const Length side = std::min(box.width, box.height);
    const auto at = [&](int module) { return side.scaled(module + quiet, width + 2 * quiet); };
    for (int row = 0; row < width; ++row) {
        for (int column = 0; column < width;) {
            const auto dark = [&](int c) { return (made->data[row * width + c] & 1) != 0; };
            if (!dark(column)) {
                ++column;
                continue;
            }
            const int begin = column;
            while (column < width && dark(column))
                ++column;
            figure.bars.push_back({box.x + at(begin), box.y + at(row), at(column) - at(begin), at(row + 1) - at(row)});
        }
    }
    return figure;
}

} // namespace qujat::layout
