// Counts the documents of an NDJSON file with simdjson and does nothing else: what reading documents of the archive is measured against.
//
//   g++ -O3 -std=c++17 archive_peer.cpp -o archive_peer -lsimdjson
//   archive_peer FILE [parse]
//
// Without `parse` it only finds where documents are (on-demand); with it every document is parsed and validated (DOM), line by line.
#include <cstdio>
#include <cstring>
#include <string>

#include <simdjson.h>

int main(int count, char **words) {
    if (count < 2) return 2;
    bool parses = count > 2 && std::strcmp(words[2], "parse") == 0;
    FILE *file = std::fopen(words[1], "rb");
    if (!file) return 2;
    // Blocks of whole lines, as the program reads them, so that memory stays small.
    const size_t block = 1 << 20;
    std::string bytes;
    size_t documents = 0, held = 0;
    simdjson::ondemand::parser finder;
    simdjson::dom::parser parser;
    bool ended = false;
    while (!ended) {
        bytes.resize(held + block + simdjson::SIMDJSON_PADDING);
        size_t got = std::fread(&bytes[held], 1, block, file);
        ended = got == 0;
        size_t size = held + got, whole = size;
        if (!ended) {
            while (whole > 0 && bytes[whole - 1] != '\n') whole--;
        }
        if (parses) {
            for (size_t start = 0; start < whole;) {
                const char *end = static_cast<const char *>(std::memchr(&bytes[start], '\n', whole - start));
                size_t length = end ? end - &bytes[start] : whole - start;
                simdjson::dom::element document;
                if (length > 0 && !parser.parse(&bytes[start], length, false).get(document)) documents++;
                start += length + 1;
            }
        } else if (whole > 0) {
            simdjson::ondemand::document_stream stream;
            if (finder.iterate_many(bytes.data(), whole, whole + 64).get(stream)) return 1;
            for (auto document : stream) {
                if (!document.error()) documents++;
            }
        }
        held = size - whole;
        std::memmove(&bytes[0], &bytes[whole], held);
    }
    std::printf("%zu documents\n", documents);
}
