package dev.eventcrm.query.suppressions;

import dev.eventcrm.http.problem.Errors;
import dev.eventcrm.http.problem.ProblemException;
import dev.eventcrm.query.consistency.ConsistentReads;
import dev.eventcrm.query.consistency.QueryRequest;
import dev.eventcrm.query.consistency.ReadConsistency;
import dev.eventcrm.query.search.Page;
import dev.eventcrm.query.search.Search;
import dev.eventcrm.query.search.SearchField;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.schema.document.SuppressionDocument;
import dev.eventcrm.schema.item.AddressHashes;
import dev.eventcrm.schema.item.Suppression;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the suppression list. */
@RestController
@RequestMapping(path = "/suppressions", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "E-mail")
final class SuppressionController {
    private static final SearchField ADDRESS_HASHES =
            SearchField.exact("addressHashes", "The hashes of the address", "841240d2a5b6654b3ae21fc4499db7b764c3");

    private final ConsistentReads reads;
    private final AddressHashes addresses;

    SuppressionController(ConsistentReads reads, AddressHashes addresses) {
        this.reads = reads;
        this.addresses = addresses;
    }

    @GetMapping
    @Operation(
            operationId = SuppressionDocumentation.LIST,
            summary = "List addresses that are not mailed",
            description =
                    "The suppression list: the latest first. It knows addresses by their hash, so that it outlives whoever had"
                            + " them; `email` and the name are those of the person who has the address now, if anybody does."
                            + " Every name may be given in snake_case too.")
    SuppressionPage list(QueryRequest request) {
        Search search = request.read((parameters, errors) -> Search.read(
                SuppressionFields.TABLE, SuppressionFields.filter(parameters, addresses), parameters, errors));
        Page<SuppressionDocument> page = reads.page(
                "suppressions", search, request.consistency(), SuppressionDocument.class, Function.identity());
        return SuppressionPage.of(page.showing(join(page.items())));
    }

    @GetMapping("/{address}")
    @Operation(
            operationId = "getSuppression",
            summary = "Get why an address is not mailed",
            description = "In any spelling of upper and lower case. 404 when it is not on the suppression list.")
    ResponseEntity<SuppressionView> get(
            @PathVariable @Parameter(description = "The address", example = "alice@example.com") String address,
            ReadConsistency consistency) {
        SuppressionDocument entry = addresses.all(address).stream()
                .flatMap(hash ->
                        reads.get(SearchIndex.SUPPRESSIONS, hash, consistency, SuppressionDocument.class).stream())
                .min(Comparator.comparing(SuppressionController::suppression, Suppression.MOST_BINDING_FIRST))
                .orElseThrow(
                        () -> ProblemException.notFound(Errors.quoted(address) + " is not on the suppression list."));
        return ResponseEntity.ok()
                .eTag(Long.toString(entry.version()))
                .body(join(List.of(entry)).getFirst());
    }

    private static Suppression suppression(SuppressionDocument entry) {
        return new Suppression(
                Suppression.Cause.valueOf(Objects.requireNonNull(entry.cause()).toUpperCase(Locale.ROOT)),
                Objects.requireNonNull(entry.suppressedAt()),
                entry.emailId());
    }

    private List<SuppressionView> join(List<SuppressionDocument> entries) {
        Map<String, AddressOwner> owners = new HashMap<>();
        reads.find(
                        SearchIndex.USERS,
                        ADDRESS_HASHES,
                        entries.stream().map(SuppressionDocument::id).toList(),
                        AddressOwner.FIELDS,
                        AddressOwner.class)
                // A moment after an address went from one person to another, both may be found with it.
                .forEach(owner -> owner.addressHashes().forEach(hash -> owners.putIfAbsent(hash, owner)));
        return entries.stream()
                .map(entry -> SuppressionView.of(entry, owners.get(entry.id())))
                .toList();
    }
}
