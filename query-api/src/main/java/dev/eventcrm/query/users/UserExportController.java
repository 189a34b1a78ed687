package dev.eventcrm.query.users;

import dev.eventcrm.query.consistency.ConsistentReads;
import dev.eventcrm.query.consistency.QueryRequest;
import dev.eventcrm.query.export.Column;
import dev.eventcrm.query.export.Export;
import dev.eventcrm.query.export.ExportQuery;
import dev.eventcrm.query.search.FieldParameters;
import dev.eventcrm.schema.api.UserView;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.schema.document.UserDocument;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Streams all people that a filter finds. */
@RestController
@Tag(name = "People")
final class UserExportController {
    private static final List<Column<UserView>> COLUMNS = List.of(
            new Column<>("id", UserView::id),
            new Column<>("firstName", UserView::firstName),
            new Column<>("lastName", UserView::lastName),
            new Column<>("email", UserView::email),
            new Column<>("phoneNumber", UserView::phoneNumber),
            new Column<>("avatar", UserView::avatar),
            new Column<>("gender", UserView::gender),
            new Column<>("jobTitle", UserView::jobTitle),
            new Column<>("company", UserView::company),
            new Column<>("city", UserView::city),
            new Column<>("state", UserView::state),
            new Column<>("hostedEventCount", UserView::hostedEventCount),
            new Column<>("attendedEventCount", UserView::attendedEventCount),
            new Column<>("mailStatus", UserView::mailStatus),
            new Column<>("version", UserView::version),
            new Column<>("createdAt", UserView::createdAt),
            new Column<>("updatedAt", UserView::updatedAt));

    private final ConsistentReads reads;
    private final Export export;

    UserExportController(ConsistentReads reads, Export export) {
        this.reads = reads;
        this.export = export;
    }

    @GetMapping("/users/export")
    @Operation(
            operationId = UserDocumentation.EXPORT,
            summary = "Export people",
            description =
                    "All people who match, without limit, as they were at one moment, streamed as CSV or as one JSON object"
                            + " per line. An export that breaks off ends the connection without a proper end of the answer.")
    @ApiResponse(
            responseCode = "200",
            description = "The people",
            content = {
                @Content(
                        mediaType = "text/csv",
                        examples = @ExampleObject("id,firstName,lastName,…\r\nu1,Alice,Johnson,…\r\n")),
                @Content(
                        mediaType = "application/x-ndjson",
                        examples = @ExampleObject("{\"id\":\"u1\",\"firstName\":\"Alice\"}\n"))
            })
    void export(QueryRequest request, HttpServletResponse response)
            throws IOException, HttpMediaTypeNotAcceptableException {
        ExportQuery query = ExportQuery.read(
                request, UserFields.TABLE, parameters -> FieldParameters.read(UserFields.TABLE, parameters));
        export.answer(
                request,
                query.sheet(
                        "users",
                        COLUMNS,
                        users -> users.stream().map(UserView::of).toList()),
                pageSize -> reads.all(
                        SearchIndex.USERS,
                        query.filter(),
                        query.sort(),
                        pageSize,
                        request.consistency(),
                        UserDocument.class),
                response);
    }
}
