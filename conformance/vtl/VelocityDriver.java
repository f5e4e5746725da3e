import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.velocity.Template;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.runtime.RuntimeInstance;

/**
 * Renders templates with Apache Velocity 1.7, as shipped, for whoever writes them to standard input.
 *
 * Each request is a 32-bit big-endian length and that many bytes of UTF-8. Each answer is one status byte
 * (0 rendered, 1 does not parse, 2 fails while rendering), a length, and the text rendered (or the reason).
 */
public final class VelocityDriver {
    private VelocityDriver() {}

    public static void main(String[] arguments) throws Exception {
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in, 1 << 16));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out, 1 << 16));
        for (int number = 0; ; number++) {
            byte[] text;
            try {
                text = new byte[in.readInt()];
            } catch (EOFException end) {
                break;
            }
            in.readFully(text);
            answer(new String(text, StandardCharsets.UTF_8), "template" + number, out);
            if (in.available() == 0) {
                out.flush();
            }
        }
        out.flush();
    }

    private static RuntimeInstance runtime;

    /** Macros are global to a runtime, so that a template that defines one gets its own. */
    private static RuntimeInstance runtimeFor(String source) throws Exception {
        if (runtime != null && !source.contains("#macro") && !source.contains("#{macro}")) {
            return runtime;
        }
        RuntimeInstance fresh = new RuntimeInstance();
        fresh.setProperty("runtime.log.logsystem.class", "org.apache.velocity.runtime.log.NullLogChute");
        fresh.setProperty("velocimacro.library", "");
        fresh.init();
        if (runtime == null && !source.contains("macro")) {
            runtime = fresh;
        }
        return fresh;
    }

    private static void answer(String source, String name, DataOutputStream out) throws Exception {
        int status = 0;
        String result;
        Template template = new Template();
        try {
            RuntimeInstance velocity = runtimeFor(source);
            template.setRuntimeServices(velocity);
            template.setName(name);
            template.setData(velocity.parse(new StringReader(source), name));
            template.initDocument();
            result = null;
        } catch (Throwable problem) {
            status = 1;
            result = String.valueOf(problem.getMessage());
        }
        if (status == 0) {
            try {
                StringWriter writer = new StringWriter();
                template.merge(variables(), writer);
                result = writer.toString();
            } catch (Throwable problem) {
                status = 2;
                result = String.valueOf(problem);
            }
        }
        byte[] bytes = result.getBytes(StandardCharsets.UTF_8);
        out.writeByte(status);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** The variables every template starts with; the other side of the comparison has the same. */
    private static VelocityContext variables() {
        VelocityContext context = new VelocityContext();
        context.put("s", "hello");
        context.put("empty", "");
        context.put("n", 7);
        context.put("zero", 0);
        context.put("d", 2.5);
        context.put("yes", true);
        context.put("no", false);
        List<Object> list = new ArrayList<>();
        list.add("a");
        list.add("b");
        list.add(3);
        list.add(null);
        context.put("list", list);
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("deep", "down");
        inner.put("items", new ArrayList<>(List.of(1, 2, 3)));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("k", "v");
        map.put("num", 42);
        map.put("nil", null);
        map.put("inner", inner);
        context.put("map", map);
        return context;
    }
}
