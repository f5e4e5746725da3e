import com.fasterxml.jackson.databind.JsonNode;
import com.github.fge.jackson.JsonLoader;
import com.github.fge.jsonschema.core.report.LogLevel;
import com.github.fge.jsonschema.core.report.ProcessingMessage;
import com.github.fge.jsonschema.main.JsonSchemaFactory;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Validates instances with json-schema-validator, as shipped, for whoever writes them to standard input.
 *
 * Each request is a schema and an instance, each a 32-bit big-endian length and that many bytes of UTF-8. Each answer
 * is a length and a text: 0 (valid), 1 (not valid) or 2 (the schema is none), and the messages.
 */
public final class SchemaDriver {
    private SchemaDriver() {}

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.byDefault();

    public static void main(String[] arguments) throws Exception {
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in, 1 << 16));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out, 1 << 16));
        while (true) {
            String schema;
            try {
                schema = read(in);
            } catch (EOFException end) {
                break;
            }
            answer(schema, read(in), out);
            if (in.available() == 0) {
                out.flush();
            }
        }
        out.flush();
    }

    private static String read(DataInputStream in) throws Exception {
        byte[] text = new byte[in.readInt()];
        in.readFully(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static void answer(String schema, String instance, DataOutputStream out) throws Exception {
        int status = 0;
        String text;
        try {
            JsonNode parsed = JsonLoader.fromString(schema);
            List<String> messages = new ArrayList<>();
            for (ProcessingMessage message : FACTORY.getJsonSchema(parsed).validate(JsonLoader.fromString(instance))) {
                if (message.getLogLevel().compareTo(LogLevel.ERROR) >= 0) {
                    messages.add(message.getMessage());
                }
            }
            status = messages.isEmpty() ? 0 : 1;
            text = messages.toString();
        } catch (Throwable problem) {
            status = 2;
            text = String.valueOf(problem.getMessage());
        }
        byte[] bytes = (status + text).getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
