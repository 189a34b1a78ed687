package dev.eventcrm.command;

import dev.eventcrm.test.DynamoDbLocal;
import dev.eventcrm.test.FaultyProxy;
import dev.eventcrm.test.FaultyProxy.Fault;
import dev.eventcrm.test.FaultyProxy.Request;
import java.net.URI;

/** The shared DynamoDB Local behind a network that can be told to fail, in the words of commands and transactions. */
public final class FaultyDynamoDb implements AutoCloseable {
    private static final String TRANSACTION = "TransactWriteItems";

    private final FaultyProxy network =
            FaultyProxy.before(DynamoDbLocal.shared().url());
    private volatile int transactionsBefore;

    /** Where it answers. */
    public URI url() {
        return network.url();
    }

    /** Makes all well again. */
    public void heal() {
        network.heal();
    }

    /** Every request is lost. */
    public void cut() {
        begin();
        network.planForever(_ -> true, new Fault.Break());
    }

    /** No request gets an answer. */
    public void hang() {
        begin();
        network.planForever(_ -> true, new Fault.Hang());
    }

    /** The next transactions pass, those after them are lost. */
    public void cutAfter(int passing) {
        begin();
        network.plan(passing, FaultyDynamoDb::isTransaction, new Fault.None());
        network.planForever(FaultyDynamoDb::isTransaction, new Fault.Break());
    }

    /** The answer to the next transaction is lost. */
    public void loseNextAnswer() {
        begin();
        network.plan(1, FaultyDynamoDb::isTransaction, new Fault.BreakAfterApplying());
    }

    /** The next transactions get that error: its name, and fields that follow it as JSON. */
    public void refuseNext(int refused, String name, String fields) {
        begin();
        String error =
                "{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + name + "\",\"message\":\"as told\"" + fields + "}";
        network.plan(refused, FaultyDynamoDb::isTransaction, new Fault.Answer(400, error));
    }

    /** How many transactions came since the last fault was set. */
    public int transactions() {
        return network.callsOf(TRANSACTION) - transactionsBefore;
    }

    private void begin() {
        network.heal();
        transactionsBefore = network.callsOf(TRANSACTION);
    }

    private static boolean isTransaction(Request request) {
        return request.isCallOf(TRANSACTION);
    }

    @Override
    public void close() {
        network.close();
    }
}
