import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;

/**
 * Evaluates paths with Jayway's JsonPath, as configured by default, for whoever writes them to standard input.
 *
 * Each request is a document and a path, each a 32-bit big-endian length and that many bytes of UTF-8. Each answer is a
 * length and a text: the result as JSON, or `missing`, or `refused` for what is no path,
 * or `fails` and why.
 */
public final class JsonPathDriver {
    private JsonPathDriver() {}

    public static void main(String[] arguments) throws Exception {
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in, 1 << 16));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out, 1 << 16));
        System.setOut(System.err);
        while (true) {
            String document;
            try {
                document = read(in);
            } catch (EOFException end) {
                break;
            }
            byte[] bytes = answer(document, read(in)).getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
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

    private static String answer(String document, String path) {
        JsonPath compiled;
        try {
            compiled = JsonPath.compile(path);
        } catch (Throwable problem) {
            return "refused";
        }
        try {
            StringBuilder text = new StringBuilder();
            write((Object) compiled.read(document), text);
            return text.toString();
        } catch (PathNotFoundException problem) {
            return "missing";
        } catch (Throwable problem) {
            return "fails: " + problem;
        }
    }

    private static void write(Object value, StringBuilder out) {
        if (value instanceof Map) {
            out.append('{');
            String comma = "";
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
                out.append(comma);
                write(String.valueOf(entry.getKey()), out);
                out.append(':');
                write(entry.getValue(), out);
                comma = ",";
            }
            out.append('}');
        } else if (value instanceof Iterable) {
            out.append('[');
            for (Iterator<?> items = ((Iterable<?>) value).iterator(); items.hasNext();) {
                write(items.next(), out);
                out.append(items.hasNext() ? "," : "");
            }
            out.append(']');
        } else if (value instanceof CharSequence) {
            out.append('"');
            for (char next : value.toString().toCharArray()) {
                if (next == '"' || next == '\\') {
                    out.append('\\').append(next);
                } else if (next < ' ') {
                    out.append(String.format("\\u%04x", (int) next));
                } else {
                    out.append(next);
                }
            }
            out.append('"');
        } else {
            out.append(value);
        }
    }
}
