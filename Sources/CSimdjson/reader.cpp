#include "CSimdjson.h"

#include <new>
#include <string_view>
#include <vector>

#include <simdjson.h>

using namespace simdjson;
using element = dom::element;

namespace {

sosdata_text text(std::string_view value) { return {reinterpret_cast<const uint8_t *>(value.data()), value.size()}; }
const sosdata_text nothing = {nullptr, 0};

/// Whether a key is a name that is known when this is compiled: its bytes are compared without a call.
template <size_t Size>
inline bool is(std::string_view key, const char (&name)[Size]) {
    return key.size() == Size - 1 && __builtin_memcmp(key.data(), name, Size - 1) == 0;
}

}  // namespace

/// One parser and the growing lists behind the pointers of the last document.
struct sosdata_reader {
    dom::parser parser;
    std::vector<sosdata_text> persons, tasks, services;
    std::vector<sosdata_client> clients;
    std::vector<sosdata_producer> producers;

    sosdata_document *document = nullptr;

    int read(const uint8_t *bytes, size_t count, sosdata_document *into);

   private:
    bool metadata(dom::object object, element &content);
    void root(dom::object object);
    void client(element value);
    void matter(element value);
    void relationship(element value);
    void task_block(element value);
    void producer(element value, sosdata_text task, bool has_subcontractors);
    void child_protection(element value);
    void decision(dom::object object);
    void entry(element value);
    void codes(element value, std::vector<sosdata_text> &into);

    // Content: null and the empty text are absent; anything but the wanted type marks the document as misshapen.
    sosdata_text string(element value) {
        std::string_view found;
        if (value.is_null()) return nothing;
        if (value.get(found) == SUCCESS) return found.empty() ? nothing : text(found);
        document->misshapen = true;
        return nothing;
    }
    bool object(element value, dom::object &into) {
        if (value.is_null()) return false;
        if (value.get(into) == SUCCESS) return true;
        document->misshapen = true;
        return false;
    }
    // A member of an object that is the whole of what is wanted of it, such as `code` of a coded value.
    sosdata_text member(element value, std::string_view name) {
        sosdata_text found = nothing;
        dom::object parts;
        if (object(value, parts))
            for (auto part : parts)
                if (part.key == name) found = string(part.value);
        return found;
    }
    // A block that may stand once or in a list.
    template <typename Body>
    void each(element value, Body body) {
        dom::array values;
        if (value.get(values) == SUCCESS) {
            for (element one : values) body(one);
        } else if (!value.is_null()) {
            body(value);
        }
    }
};

int sosdata_reader::read(const uint8_t *bytes, size_t count, sosdata_document *into) {
    document = into;
    *into = sosdata_document{};
    persons.clear();
    tasks.clear();
    services.clear();
    clients.clear();
    producers.clear();
    element top, content;
    auto error = parser.parse(bytes, count, false).get(top);
    if (error == MEMALLOC) return sosdata_no_memory;
    if (error != SUCCESS) {
        bool sound = validate_utf8(reinterpret_cast<const char *>(bytes), count);
        return sound ? sosdata_no_document : sosdata_not_utf8;
    }
    dom::object object;
    if (top.get(object) != SUCCESS || !metadata(object, content)) return sosdata_no_document;
    if (into->has_content) {
        dom::object wrapper, inner;
        if (content.get(wrapper) == SUCCESS)
            for (auto part : wrapper)
                if (!into->has_root && part.value.get(inner) == SUCCESS) into->has_root = true;
        if (into->has_root) root(inner);
    }
    into->persons = persons.data();
    into->person_count = persons.size();
    into->clients = clients.data();
    into->client_count = clients.size();
    into->tasks = tasks.data();
    into->task_count = tasks.size();
    into->services = services.data();
    into->service_count = services.size();
    into->producers = producers.data();
    into->producer_count = producers.size();
    return sosdata_read;
}

/// Reads the envelope; false if it lacks something or something is of another type. Of repeated keys the last one counts.
bool sosdata_reader::metadata(dom::object object, element &content) {
    bool sound = true, has_version = false, has_organiser = false;
    int state = -1, kind = -1;
    auto take = [&](element value, sosdata_text &into) {
        std::string_view found;
        into = nothing;
        if (value.is_null()) return;
        if (value.get(found) != SUCCESS) sound = false;
        else if (!found.empty()) into = text(found);
    };
    // By length first: a document has some twenty names, and comparing each with all of them is felt.
    for (auto part : object) {
        std::string_view key = part.key;
        element value = part.value;
        switch (key.size()) {
        case 3:
            if (is(key, "set")) take(value, document->set);
            break;
        case 4:
            if (is(key, "kind")) {
                std::string_view name;
                (void)value.get(name);
                kind = name == "matter" ? sosdata_kind_matter : name == "client-relationship" ? sosdata_kind_client_relationship
                    : name == "client-document" ? sosdata_kind_client_document : -1;
            } else if (is(key, "type")) take(value, document->type);
            break;
        case 5:
            if (is(key, "state")) {
                std::string_view name;
                (void)value.get(name);
                state = name == "draft" ? sosdata_state_draft : name == "final" ? sosdata_state_final
                    : name == "invalidated" ? sosdata_state_invalidated : -1;
            } else if (is(key, "phase")) take(value, document->phase);
            else if (is(key, "event")) take(value, document->event);
            break;
        case 7:
            if (is(key, "version")) has_version = value.is<int64_t>() && value.get(document->version) == SUCCESS;
            else if (is(key, "persons")) {
                persons.clear();
                dom::array values;
                if (value.get(values) == SUCCESS) {
                    for (element one : values) {
                        sosdata_text person;
                        take(one, person);
                        persons.push_back(person);
                    }
                } else if (!value.is_null()) sound = false;
            } else if (is(key, "content")) {
                content = value;
                document->has_content = !value.is_null();
            }
            break;
        case 8:
            if (is(key, "document")) take(value, document->document);
            else if (is(key, "valid_to")) take(value, document->valid_to);
            break;
        case 9:
            if (is(key, "structure")) take(value, document->structure);
            else if (is(key, "organiser")) {
                // Empty is an organiser that is not known, not one that is not named.
                std::string_view found;
                has_organiser = value.get(found) == SUCCESS;
                if (has_organiser) document->organiser = text(found);
            }
            break;
        case 10:
            if (is(key, "valid_from")) take(value, document->valid_from);
            break;
        case 12:
            if (is(key, "municipality")) take(value, document->municipality);
            else if (is(key, "service_task")) take(value, document->service_task);
            break;
        case 14:
            if (is(key, "social_service")) take(value, document->social_service);
            else if (is(key, "retired_system")) {
                document->retired_system = false;
                if (!value.is_null() && value.get(document->retired_system) != SUCCESS) sound = false;
            }
            break;
        default: break;
        }
    }
    document->state = state;
    document->kind = kind;
    return sound && has_version && state >= 0 && kind >= 0 && document->document.count > 0 && document->set.count > 0
        && has_organiser;
}

/// Reads the members of the one object that a content holds, whatever the structure is called.
void sosdata_reader::root(dom::object object) {
    // First the fields of the root itself; those of a block `paatos` count before them.
    decision(object);
    for (auto part : object) {
        std::string_view key = part.key;
        switch (key.size()) {
        case 6:
            if (is(key, "paatos")) {
                dom::object inner;
                if (this->object(part.value, inner)) {
                    document->has_decision = true;
                    decision(inner);
                }
            }
            break;
        case 7:
            if (is(key, "asiakas")) {
                clients.clear();
                each(part.value, [&](element one) { client(one); });
            }
            break;
        case 12:
            if (is(key, "asian_tiedot")) matter(part.value);
            break;
        case 14:
            if (is(key, "palvelutehtava")) codes(part.value, tasks);
            break;
        case 15:
            if (is(key, "sosiaalipalvelu")) codes(part.value, services);
            break;
        default:
            if (is(key, "sosiaalihuollon_asiakkuus")) relationship(part.value);
            else if (is(key, "sosiaalihuollon_palvelutehtava")) each(part.value, [&](element one) { task_block(one); });
            else if (is(key, "lastensuojelun_asiakkuus")) child_protection(part.value);
            else if (is(key, "asiakaskertomusmerkinta")) entry(part.value);
            else if (is(key, "sosiaalipalvelun_alkamispaiva")) document->service_start = string(part.value);
            else if (is(key, "sosiaalipalvelun_paattymispaiva")) document->service_end = string(part.value);
            break;
        }
    }
}
void sosdata_reader::codes(element value, std::vector<sosdata_text> &into) {
    each(value, [&](element one) {
        sosdata_text code = member(one, "code");
        if (code.bytes) into.push_back(code);
    });
}

void sosdata_reader::client(element value) {
    dom::object parts;
    if (!object(value, parts)) return;
    sosdata_client client = {};
    for (auto part : parts) {
        if (is(part.key, "henkilotunnus")) client.identity_code = member(part.value, "value");
        else if (is(part.key, "tilapainen_yksilointitunnus")) {
            client.temporary_system = member(part.value, "system");
            client.temporary_value = member(part.value, "value");
        } else if (is(part.key, "asiaan_liittymishetki")) client.joined = string(part.value);
        else if (is(part.key, "asiasta_poistumishetki")) client.left = string(part.value);
    }
    clients.push_back(client);
}

void sosdata_reader::matter(element value) {
    dom::object parts;
    if (!object(value, parts)) return;
    document->has_matter = true;
    for (auto part : parts) {
        if (is(part.key, "asiatunnus")) document->matter_id = member(part.value, "value");
        else if (is(part.key, "avauspaiva")) document->opened = string(part.value);
        else if (is(part.key, "paattymispaiva")) document->closed = string(part.value);
        else if (is(part.key, "palvelutehtava")) codes(part.value, tasks);
    }
}

void sosdata_reader::relationship(element value) {
    dom::object parts;
    if (!object(value, parts)) return;
    document->has_relationship = true;
    for (auto part : parts) {
        if (!is(part.key, "vanha_asiakkuus") || part.value.is_null()) continue;
        if (part.value.get(document->old_relationship) != SUCCESS) document->misshapen = true;
    }
}

/// One service task of a client-relationship document with its producers.
void sosdata_reader::task_block(element value) {
    dom::object parts;
    if (!object(value, parts)) return;
    sosdata_text task = nothing;
    for (auto part : parts)
        if (is(part.key, "palvelutehtava")) task = member(part.value, "code");
    for (auto part : parts)
        if (is(part.key, "palveluntuottaja")) each(part.value, [&](element one) { producer(one, task, true); });
}

void sosdata_reader::producer(element value, sosdata_text task, bool has_subcontractors) {
    dom::object parts;
    if (!object(value, parts)) return;
    sosdata_producer found = {task, nothing, nothing, nothing};
    for (auto part : parts) {
        if (is(part.key, "asiakkuuden_alkamispvm")) found.start = string(part.value);
        else if (is(part.key, "asiakkuuden_paattymispvm")) found.end = string(part.value);
    }
    for (auto part : parts) {
        if (is(part.key, "sosiaalipalvelu")) {
            each(part.value, [&](element one) {
                found.service = member(one, "code");
                if (found.service.bytes) producers.push_back(found);
            });
        } else if (is(part.key, "palveluntoteuttaja") && has_subcontractors) {
            each(part.value, [&](element one) { producer(one, task, false); });
        }
    }
}

void sosdata_reader::child_protection(element value) {
    dom::object parts;
    if (!object(value, parts)) return;
    for (auto part : parts) {
        if (is(part.key, "lastensuojelun_asiakkuuden_alkamispvm")) document->child_protection_start = string(part.value);
        else if (is(part.key, "lastensuojelun_asiakkuuden_paattymispvm")) document->child_protection_end = string(part.value);
    }
}

/// The fields of a decision; they stand in a block `paatos` or, in two structures, in the root itself.
void sosdata_reader::decision(dom::object parts) {
    for (auto part : parts) {
        if (is(part.key, "paatostunnus")) document->decision_id = member(part.value, "value");
        else if (is(part.key, "paatospaivamaara")) {
            document->has_decision = true;
            document->decided = string(part.value);
        } else if (is(part.key, "ratkaisun_laji")) {
            document->has_decision = true;
            document->outcome = member(part.value, "code");
        } else if (is(part.key, "sosiaalipalvelu_jota_paatos_koskee")) {
            dom::object inner;
            if (!object(part.value, inner)) continue;
            for (auto one : inner) {
                if (is(one.key, "sosiaalipalvelu")) codes(one.value, services);
                else if (is(one.key, "palvelutehtava")) codes(one.value, tasks);
            }
        } else if (is(part.key, "paatoksen_voimassaolo")) {
            dom::object inner;
            if (!object(part.value, inner)) continue;
            for (auto one : inner) {
                if (is(one.key, "alkamispaiva")) document->decision_from = string(one.value);
                else if (is(one.key, "paattymispaiva")) document->decision_to = string(one.value);
            }
        }
    }
}

/// The block of a journal entry that names its task and services.
void sosdata_reader::entry(element value) {
    dom::object parts;
    if (!object(value, parts)) return;
    for (auto part : parts) {
        if (is(part.key, "palvelutehtava")) codes(part.value, tasks);
        else if (is(part.key, "sosiaalipalvelu")) codes(part.value, services);
    }
}

extern "C" {

sosdata_reader *sosdata_reader_make(void) { return new (std::nothrow) sosdata_reader; }

void sosdata_reader_end(sosdata_reader *reader) { delete reader; }

size_t sosdata_padding(void) { return SIMDJSON_PADDING; }

int sosdata_read_line(sosdata_reader *reader, const uint8_t *bytes, size_t count, sosdata_document *document) {
    try {
        return reader->read(bytes, count, document);
    } catch (...) {
        return sosdata_no_memory;
    }
}

}  // extern "C"
