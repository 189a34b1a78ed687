package dev.eventcrm.query.users;

import dev.eventcrm.query.search.FieldParameters;
import dev.eventcrm.query.search.Page;
import dev.eventcrm.query.search.PageQuery;
import dev.eventcrm.query.search.ReadPoint;
import dev.eventcrm.query.search.Search;
import dev.eventcrm.query.search.SearchGateway;
import dev.eventcrm.query.web.Errors;
import dev.eventcrm.query.web.ParameterTable;
import dev.eventcrm.query.web.Parameters;
import dev.eventcrm.schema.document.UserDocument;
import dev.eventcrm.schema.wire.UserView;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists people. */
@RestController
final class UserController {
    private static final ParameterTable PARAMETERS = UserFields.TABLE.listParameters();

    private final SearchGateway gateway;

    UserController(SearchGateway gateway) {
        this.gateway = gateway;
    }

    @GetMapping(
            path = {"/users", "/users/filter"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    UserPage list(HttpServletRequest request) {
        Errors errors = new Errors();
        Parameters parameters = Parameters.read(request, PARAMETERS, errors);
        Search search =
                Search.read(UserFields.TABLE, FieldParameters.read(UserFields.TABLE, parameters), parameters, errors);
        errors.rejectIfAny();
        var response = gateway.search("users", PageQuery.of(search, ReadPoint.ANY), UserDocument.class);
        return UserPage.of(Page.of(search, response, UserView::of));
    }
}
