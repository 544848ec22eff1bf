-- What an editor does with a draft that is open: each step waits for its answer and prints what came.
local function out(...)
  io.stdout:write(table.concat({ ... }, " "), "\n")
end

local function wait(what, done)
  if not vim.wait(60000, done, 50) then
    out("nothing came: " .. what)
    vim.cmd("cquit 1")
  end
end

local function found()
  local all = vim.diagnostic.get(0)
  table.sort(all, function(a, b)
    return a.lnum == b.lnum and a.col < b.col or a.lnum < b.lnum
  end)
  return all
end

local function code(diagnostic)
  return diagnostic.code or diagnostic.user_data.lsp.code
end

local function has(rule)
  return #vim.tbl_filter(function(d)
    return code(d) == rule
  end, found()) > 0
end

local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 60000)
  for _, answer in pairs(answers or {}) do
    return answer.result
  end
end

local function go()
  if not (vim.bo.filetype == "markdown") then
    vim.bo.filetype = "markdown"
  end
  wait("diagnostics", function()
    return has("double-word")
  end)
  for _, d in ipairs(found()) do
    out(("finding: %s at %d:%d: %s"):format(code(d), d.lnum + 1, d.col + 1, (d.message:gsub("\n.*", ""))))
  end

  vim.api.nvim_win_set_cursor(0, { 5, 8 })
  local hover = ask("textDocument/hover", vim.lsp.util.make_position_params(0, "utf-16"))
  out("hover: " .. hover.contents.value)
  local outline = ask("textDocument/documentSymbol", { textDocument = vim.lsp.util.make_text_document_params() })
  for _, symbol in ipairs(outline) do
    out("event: " .. symbol.name)
  end

  vim.api.nvim_win_set_cursor(0, { 5, 50 })
  local params = vim.lsp.util.make_range_params(0, "utf-16")
  params.context = { diagnostics = {} }
  local client = vim.lsp.get_active_clients and vim.lsp.get_active_clients()[1] or vim.lsp.get_clients()[1]
  for _, action in ipairs(ask("textDocument/codeAction", params)) do
    out("action: " .. action.title)
    if action.isPreferred then
      vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
      break
    end
  end
  out("text: " .. vim.api.nvim_buf_get_lines(0, 4, 5, false)[1])
  wait("diagnostics of the new text", function()
    return not has("double-word")
  end)
  out("left: " .. code(found()[1]))

  -- What is typed again is found again, until the configuration, saved in the same editor, switches it off.
  vim.api.nvim_buf_set_lines(0, -1, -1, false, { "", "It met in the the town hall." })
  wait("diagnostics of what was typed", function()
    return has("double-word")
  end)
  vim.fn.writefile({ "[level]", 'double-word = "off"' }, "copydesk.toml")
  local changed = { changes = { { uri = vim.uri_from_fname(vim.fn.getcwd() .. "/copydesk.toml"), type = 2 } } }
  client.notify("workspace/didChangeWatchedFiles", changed)
  wait("diagnostics under the new configuration", function()
    return not has("double-word")
  end)
  out("off: " .. code(found()[1]))
  vim.lsp.stop_client(client.id)
  wait("the end of the server", function()
    return vim.lsp.get_client_by_id(client.id) == nil
  end)
  vim.cmd("qall!")
end

vim.schedule(function()
  local ok, problem = pcall(go)
  if not ok then
    out("problem: " .. tostring(problem))
    vim.cmd("cquit 1")
  end
end)
